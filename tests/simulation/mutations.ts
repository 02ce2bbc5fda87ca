// Ways to weaken the protocol. Each takes out one thing that an invariant asks for (driver.ts, requests.ts, records.ts), in a copy of
// what was emitted or in front of the simulated store, and says which requests show best what it was good for.
import type { CallStep, Scenario } from '../../cli/scenario/format.ts';
import type { Commit, Store, Write } from '../../stdlib/runtime/ports.ts';
import type { MemoryStore } from '../../stdlib/stores/memory.ts';
import type { Seams } from '../../targets/local/index.ts';
import type { Variant } from './subjects.ts';

export interface Mutation extends Variant {
  readonly name: string;
  /** Undefined: the programs in `protocol/`. */
  readonly app?: string;
  readonly scenario: Scenario;
}

const call = (method: string, ...args: CallStep['args']): CallStep => ({ call: method, args });

/** First these, one after another, then those at the same time. */
function requests(first: readonly CallStep[], together: readonly CallStep[] = []): Scenario {
  const steps = together.length === 0 ? first : [...first, { concurrently: together }];
  return { about: 'Requests.', steps };
}

const commits = (alter: (commit: Commit, store: MemoryStore) => Commit): Seams => ({
  store: (store): Store => ({ ...store, commit: commit => store.commit(alter(commit, store)) }),
});

const writes = (alter: (write: Write) => Write): Seams =>
  commits(commit => ({ ...commit, writes: commit.writes.map(alter) }));

const one = requests([call('Bank.add', 'k', 1)]);
const two = requests([], [call('Bank.add', 'k', 1), call('Bank.add', 'k', 1)]);
const mover = call('Bank.move', 'a', 'b');
const pay = requests(
  [call('Bank.add', 'rich', 1)],
  [call('Front.pay', 'rich', 'a', 'b'), call('Bank.add', 'rich', -1)],
);

/** A tour that ends where nothing is left to be had, after two charges. */
const tour = requests([
  call('Hotel.add', 'h', 1),
  call('Bank.deposit', 'ada', 9),
  { ...call('Trip.tour', 'ada', ['h', 'h'], 1), error: { name: 'SoldOut' } },
]);
const noted = requests([call('Front.noted', 'k'), call('Bank.both', 'k', 'k')]);
const guarded = requests([call('Front.guarded', 'k')]);
/** Each ends well, unless the platform gives something up. */
const booked = requests([
  call('Hotel.add', 'h', 1),
  call('Bank.deposit', 'ada', 1),
  call('Trip.book', 'ada', 'h', 1),
]);
const quick = requests([
  call('Hotel.add', 'h', 1),
  call('Bank.deposit', 'ada', 1),
  call('Trip.quick', 'ada', 'h', 1),
]);
/** The money is to come back: there is no room. */
const full = requests([
  call('Bank.deposit', 'ada', 1),
  { ...call('Trip.quick', 'ada', 'h', 1), result: false },
]);
const declined = requests([
  call('Hotel.add', 'h', 1),
  { ...call('Trip.book', 'ada', 'h', 1), error: { name: 'Declined' } },
]);

export const mutations: readonly Mutation[] = [
  {
    name: 'J2: the entry is moved whatever it says',
    seams: commits((commit, store) => {
      if (commit.entry === undefined) return commit;
      const { key, next } = commit.entry;
      const sequence = (store.entries().get(key)?.sequence ?? 0) + 1;
      return { ...commit, entry: { key, next: { ...next, sequence } } };
    }),
    scenario: one,
  },
  {
    name: 'J1: a write does not ask for the version that was read',
    seams: writes(write => {
      if (write.kind !== 'put') return write;
      const { expect: _, ...blind } = write;
      return blind;
    }),
    scenario: two,
  },
  {
    name: 'J1: a record that is only read is not checked',
    seams: commits(commit => ({ ...commit, checks: [] })),
    scenario: requests([], [call('Bank.copy', 'a', 'b'), call('Bank.copy', 'b', 'a')]),
  },
  {
    name: 'a version is not unique',
    patches: [{ from: 'return `${this.#invocation.key}#${this.#sequence + 1}`;', to: 'return "v";' }],
    scenario: requests([call('Bank.add', 'k', 1)], [call('Bank.add', 'k', 1), call('Bank.add', 'k', 1)]),
  },
  {
    name: 'a stale commit counts as one',
    patches: [
      { from: 'const result3 = await this.#settle(', to: 'const result3 = await this.#careless(' },
    ].concat({
      from: '  /** J4 */\n',
      to: '  async #careless(...all) {\n    const result = await this.#settle(...all);\n    return result.kind === "stale" ? { kind: "committed" } : result;\n  }\n  /** J4 */\n',
    }),
    scenario: two,
  },
  {
    name: 'J5: an error counts whatever the turn had read',
    patches: [
      {
        from: 'const effects = step.effects(outcome, this.#version());',
        to: 'const effects = outcome.kind === "error" ? { checks: [], writes: [] } : step.effects(outcome, this.#version());',
      },
    ],
    scenario: requests([], [call('Bank.audit', 'a', 'b'), mover]),
  },
  {
    name: 'J6: what was read is not read again',
    patches: [{ from: 'if (seen.length < 2) return true;', to: 'return true;' }],
    scenario: requests([], [call('Bank.both', 'a', 'b'), mover]),
  },
  {
    name: 'J3: a turn that wrote nothing leaves no entry',
    patches: [
      {
        from: '    try {\n      return await this.#commit({ ...effects, entry',
        to: '    if (effects.writes.length === 0) return { kind: "committed" };\n    try {\n      return await this.#commit({ ...effects, entry',
      },
    ],
    scenario: requests([call('Bank.spend', 'k'), call('Bank.add', 'k', 1), call('Bank.both', 'k', 'k')]),
  },
  {
    name: 'J4: what a turn found out is not recorded at the next commit',
    seams: commits(commit =>
      commit.entry?.next.state.kind === 'open' ? { ...commit, entry: undefined } : commit,
    ),
    scenario: pay,
  },
  {
    name: 'J2: who finds the entry moved keeps its own outcome',
    patches: [
      {
        from: 'if (result3.kind === "moved") return this.#adoptMoved(result3.entry);\n      if (result3.kind === "committed") {',
        to: 'if (result3.kind === "moved") return next;\n      if (result3.kind === "committed") {',
      },
    ],
    scenario: two,
  },
  {
    name: 'J7: an answer that was lost counts as committed',
    patches: [
      {
        from: 'const result3 = await this.#ask((store) => store.commit(commit));',
        to: 'const result3 = await this.#ports.store.commit(commit).catch(() => ({ kind: "committed" }));',
      },
    ],
    scenario: one,
  },
  {
    name: 'J8: trouble of the platform becomes an outcome',
    patches: [
      {
        from: 'if (isPlatformError(error2)) outcome = { kind: "broken"',
        to: 'if (false) outcome = { kind: "broken"',
      },
      { from: 'return broken === void 0 ? outcome', to: 'return true ? outcome' },
    ],
    scenario: one,
  },
  {
    name: 'J10: the last commit does not say how it ended',
    patches: [
      {
        from: 'if (next.kind === "reply") return { kind: "done", reply: next.reply };',
        to: 'if (next.kind === "reply") return { kind: "done", reply: { exit: "return", values: { value: null } } };',
      },
    ],
    scenario: one,
  },
  {
    name: 'keys are other ones at each attempt',
    platform: 'engine',
    patches: [
      {
        from: 'this.#invocation = invocation;',
        to: 'this.#invocation = { ...invocation, key: `${invocation.key}/${invocation.attempt}` };',
      },
    ],
    scenario: one,
  },
  {
    name: 'keys are taken from the time',
    patches: [
      {
        from: 'this.#invocation = invocation;',
        to: 'this.#invocation = { ...invocation, key: `${invocation.key}/${ports.clock.now()}` };',
      },
    ],
    scenario: one,
  },
  {
    name: 'the input of a request that came before is not compared',
    patches: [{ from: 'if (entry.input !== this.#digest()) {', to: 'if (false) {' }],
    scenario: requests([
      { ...call('Bank.add', 'k', 1), request: 'same' },
      { ...call('Bank.add', 'k', 2), request: 'same', error: { name: 'HTTP 409' } },
    ]),
  },
  {
    name: 'a counter is taken from without a condition',
    seams: writes(write => {
      if (write.kind !== 'add') return write;
      const { least: _, ...free } = write;
      return free;
    }),
    scenario: requests([call('Bank.fill', 1)], [call('Bank.take'), call('Bank.take')]),
  },
  {
    name: 'a counter that was found too low is not asked again',
    seams: commits(commit => ({ ...commit, writes: commit.writes.filter(({ kind }) => kind !== 'below') })),
    scenario: requests([], [call('Bank.takeOrNote', 'n'), call('Bank.fillUnlessNoted', 'n')]),
  },
  {
    name: 'a scan does not see what is inserted meanwhile',
    seams: commits(commit => ({
      ...commit,
      checks: commit.checks.filter(({ record }) => record.part !== 'epoch'),
      writes: commit.writes.filter(({ record }) => record.part !== 'epoch'),
    })),
    scenario: requests([], [call('Bank.enter', 'ada'), call('Bank.enter', 'bob')]),
  },
  {
    name: 'R2: an answer is given before it is on disk',
    platform: 'engine',
    seams: { impatient: true },
    scenario: requests([call('Bank.add', 'k', 1), call('Bank.add', 'k', 1)]),
  },
  {
    name: 'a transaction that failed keeps its writes',
    patches: [
      {
        from: '  rollback(mark) {\n    while (this.#undo.length > mark) {',
        to: '  rollback(mark) {\n    while (false) {',
      },
    ],
    scenario: requests([call('Front.attempt', 'k')]),
  },
  {
    name: 'J14: a run given up is not settled',
    patches: [
      {
        from: 'const moved = await this.#giveUp(handled);',
        to: 'const moved = void 0;',
      },
    ],
    scenario: noted,
  },
  {
    name: 'J14: what was settled may take effect later',
    patches: [
      {
        from: 'throw new PlatformError("Mu.Cancelled",',
        to: 'if (state.kind === "cancelled") return advance(this.#start());\n    throw new PlatformError("Mu.Cancelled",',
      },
    ],
    scenario: noted,
  },
  {
    name: 'J14: a run given up passes by its own handler',
    patches: [
      {
        from: 'const handled = failFirst(at, remembered(error2));',
        to: 'const handled = { kind: "error" };',
      },
    ],
    scenario: guarded,
  },
  {
    name: 'J14: a turn given up passes by the handler in its code',
    app: 'apps/trip-saga',
    patches: [{ from: 'node.givenUp !== void 0', to: 'false' }],
    scenario: booked,
  },
  {
    name: 'J14: a turn given up fails before it has noted what was done',
    app: 'apps/trip-saga',
    patches: [
      {
        from: ' undo_reserve_needed = reserve_result.status',
        to: ' $.enter(); undo_reserve_needed = reserve_result.status',
      },
    ],
    scenario: quick,
  },
  {
    name: 'sagas: undone in the order of the program',
    app: 'apps/trip-saga',
    patches: [{ from: 'undo_entry = undo.pop();', to: 'undo_entry = undo.shift();' }],
    scenario: tour,
  },
  {
    name: 'sagas: what was done is not noted',
    app: 'apps/trip-saga',
    patches: [
      {
        from: ' undo.push({\n            undo: "Bank.undo_charge"',
        to: ' [].push({\n            undo: "Bank.undo_charge"',
      },
    ],
    scenario: tour,
  },
  {
    name: 'sagas: a branch runs on after its sibling failed',
    app: 'apps/trip-saga',
    patches: [
      {
        from: '"Hotel.reserve failed": {\n              "Type": "Pass",',
        to: '"Hotel.reserve failed": {\n              "Type": "Fail",\n              "Error": "SoldOut",',
      },
      // Whoever catches what the branches end with sees the same error as before.
      { from: '"name": "CallFailed"', to: '"name": "SoldOut"' },
    ],
    scenario: full,
  },
  {
    name: 'sagas: each attempt to undo has a key of its own',
    app: 'apps/trip-saga',
    patches: [
      {
        from: '$string($undo_reserve_attempt) & \\"]\\" %}',
        to: '$string($undo_reserve_attempt) & \\"]\\" & $string($max([0, $states.context.State.RetryCount])) %}',
      },
    ],
    scenario: declined,
  },
];
