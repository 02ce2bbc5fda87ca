// One request, whatever happens to it, is one execution (guarantee: the promise; driver.ts J1–J11).
import test from 'ava';
import type { Commit, Json, RecordKey, Store, Write } from '../../stdlib/runtime/ports.ts';
import type { MemoryStore } from '../../stdlib/stores/memory.ts';
import { program } from './programs.ts';
import { type Broken, plans, planText, play, type Scenario, type Seen } from './world.ts';

const record = (service: string, state: string, key?: string): RecordKey => ({
  service,
  state,
  part: key === undefined ? 'counter' : 'item',
  key,
});

/** As another client would: it reads, and commits what it read changed by a function. */
async function change(store: Store, key: RecordKey, next: (value: Json | undefined) => Json): Promise<void> {
  const [found] = await store.read([key]);
  const value = next(found?.value);
  const version = `other#${JSON.stringify(value)}${found?.version ?? ''}`;
  await commit(store, { kind: 'put', record: key, value, version, expect: { version: found?.version } });
}

async function commit(store: Store, ...writes: Write[]): Promise<void> {
  await store.commit({ checks: [], writes, entry: undefined } satisfies Commit);
}

const plus = (amount: number) => (value: Json | undefined) => ((value as number | undefined) ?? 0) + amount;

const scenarios: { readonly [name: string]: Scenario } = {
  counter: {
    program,
    run: 'counter',
    values: { key: 'k' },
    interfere: store => change(store, record('Backend', 'counts', 'k'), plus(10)),
  },
  chain: {
    program,
    run: 'chain',
    values: { key: 'k' },
    interfere: store => change(store, record('Backend', 'counts', 'k'), plus(10)),
  },
  'a transaction over two services': {
    program,
    run: 'tree',
    values: { a: 'x', b: 'y' },
    interfere: store => change(store, record('Backend', 'counts', 'y'), plus(10)),
  },
  'a transaction that aborts': {
    program,
    run: 'tree',
    values: { a: 'x', b: 'y' },
    prepare: store => change(store, record('Backend', 'counts', 'x'), () => 1),
    interfere: store => change(store, record('Backend', 'counts', 'y'), plus(10)),
  },
  'a decision on what was read, then two commits': {
    program,
    run: 'branch',
    values: { flag: 'f', a: 'a', b: 'b' },
    interfere: store => change(store, record('Config', 'flags', 'f'), value => value !== true),
  },
  'a fork whose branches commit': {
    program,
    run: 'fork',
    values: { key: 'k' },
    prepare: store =>
      commit(store, { kind: 'add', record: record('Flight', 'seats'), amount: 3, version: 'v' }),
    interfere: store =>
      commit(store, { kind: 'add', record: record('Flight', 'seats'), amount: 1, version: 'w' }),
  },
  'a fork with a branch that fails': {
    program,
    run: 'fork',
    values: { key: 'k' },
    interfere: store => change(store, record('Backend', 'counts', 'k'), plus(10)),
  },
};

/** What is wrong with a history, or undefined. */
function verdict(seen: Seen, plain: Seen): string | undefined {
  if (seen.outcomes.length !== 1)
    return `${seen.outcomes.length} different answers: ${seen.outcomes.join(' | ')}`;
  if (seen.interfered) return undefined;
  if (seen.outcomes[0] !== plain.outcomes[0]) return `answers ${seen.outcomes[0]}, not ${plain.outcomes[0]}`;
  const [found, expected] = [JSON.stringify(seen.records), JSON.stringify(plain.records)];
  return found === expected ? undefined : `stores ${found}, not ${expected}`;
}

async function search(scenario: Scenario, broken?: Broken, judge = verdict): Promise<readonly string[]> {
  const plain = await play(scenario, new Map());
  const wrong: string[] = [];
  for (const plan of plans(plain.requests)) {
    const found = judge(await play(scenario, plan, broken), plain);
    if (found !== undefined) wrong.push(`${planText(plan)}: ${found}`);
  }
  return wrong;
}

for (const [name, scenario] of Object.entries(scenarios)) {
  test(`${name}: crashes, lost answers and duplicates everywhere change nothing`, async t => {
    t.timeout(60_000);
    t.deepEqual(await search(scenario), []);
  });
}

test('every increment counts once, whatever comes in between', async t => {
  const wrong = await search(scenarios['counter'] as Scenario, undefined, seen => {
    const count = seen.records['Backend/counts/item/k'] as number;
    return count % 10 === 1 ? undefined : `counted ${count}`;
  });
  t.deepEqual(wrong, []);
});

test('J4: one branch is taken, and one only, however the flag moves', async t => {
  const wrong = await search(
    scenarios['a decision on what was read, then two commits'] as Scenario,
    undefined,
    seen => {
      const {
        'Backend/counts/item/a': a = 0,
        'Backend/counts/item/b': b = 0,
        'Order/log/head': head,
      } = seen.records;
      const length = (head as { length: number }).length;
      return (a as number) + (b as number) === 1 && length === 1
        ? undefined
        : `a ${a}, b ${b}, log ${length}`;
    },
  );
  t.deepEqual(wrong, []);
});

const without =
  (alter: (commit: Commit, store: MemoryStore) => Commit): Broken =>
  store => ({
    ...store,
    commit: request => store.commit(alter(request, store)),
  });

test('without the condition on the entry, the search finds a duplicate', async t => {
  const broken = without((request, store) => {
    if (request.entry === undefined) return request;
    const sequence = (store.entries().get(request.entry.key)?.sequence ?? 0) + 1;
    return { ...request, entry: { key: request.entry.key, next: { ...request.entry.next, sequence } } };
  });
  t.not((await search(scenarios['counter'] as Scenario, broken)).length, 0);
});

test('without the version conditions, the search finds a lost update', async t => {
  const broken = without(request => ({
    ...request,
    checks: [],
    writes: request.writes.map(write => {
      if (write.kind !== 'put') return write;
      const { expect: _, ...blind } = write;
      return blind;
    }),
  }));
  const wrong = await search(scenarios['counter'] as Scenario, broken, seen => {
    if (!seen.interfered) return undefined;
    return seen.records['Backend/counts/item/k'] === 1 ? 'the other request is gone' : undefined;
  });
  t.not(wrong.length, 0);
});

test('without the record of a carried decision, the search finds both branches taken', async t => {
  const broken = without(request => {
    const { entry } = request;
    if (entry === undefined || entry.next.state.kind !== 'open') return request;
    return { ...request, entry: undefined };
  });
  const wrong = await search(scenarios['a decision on what was read, then two commits'] as Scenario, broken);
  t.not(wrong.length, 0);
});
