// Durable promises under crashes and in every order (settling.ts P1–P6): nobody who waits is forgotten, everybody is told the
// same, a race is over for the program only when all that ran in it has ended.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { Json, Store } from '../../stdlib/runtime/ports.ts';
import { type Mode, type Outcome, result } from '../../stdlib/runtime/promise-records.ts';
import { openLmdbStore } from '../../stdlib/stores/lmdb.ts';
import { freshStore, openDynamo } from '../dynamodb/tables.ts';
import { type Told, World, type WorldOptions } from './promise-world.ts';

/** What a call does before it settles. */
type Call =
  | { readonly kind: 'runs'; readonly fails: boolean }
  /** Waits for a timer that rings by itself, or never. */
  | { readonly kind: 'sleeps'; readonly rings: boolean }
  /** Waits for other calls. */
  | { readonly kind: 'waits'; readonly mode: Mode; readonly on: readonly number[] };

interface Wait {
  readonly mode: Mode;
  /** Numbers of calls; a text is a plain value. */
  readonly on: readonly (number | string)[];
}

interface Plan {
  readonly calls: readonly Call[];
  readonly waits: readonly Wait[];
}

const promise = (call: number): Json => ({ $mu: 'promise', key: `p${call}` });
const item = (on: number | string): Json => (typeof on === 'string' ? on : promise(on));
const errorOf = (name: string): Json => ({ $mu: 'error', name, message: name, fields: {} });

function inError({ cause }: Extract<Told, { readonly error: string }>): Json {
  return JSON.parse((JSON.parse(cause) as { errorMessage: string }).errorMessage) as Json;
}

async function call(world: World, number: number, call: Call): Promise<void> {
  const within = `p${number}`;
  await world.turns(world.upTo(40));
  let settles: { outcome: string; value: Json } = { outcome: 'value', value: number };
  if (call.kind === 'runs' && call.fails) settles = { outcome: 'error', value: errorOf(`E${number}`) };
  if (call.kind !== 'runs') {
    const told =
      call.kind === 'waits'
        ? await world.task('mu:settled', `p${number}/w`, {
            within,
            mode: call.mode,
            promises: call.mode === 'one' ? promise(call.on[0] ?? 0) : call.on.map(promise),
          })
        : await world.task('mu:wait', `p${number}/t`, { within }, () => rings(world, call.rings));
    if ('error' in told) settles = { outcome: 'error', value: inError(told) };
    else if (call.kind === 'waits')
      settles = { outcome: 'value', value: (told.output as { value: Json }).value };
  }
  await world.through('mu:settle', `p${number}/settle`, () => ({ promise: within, ...settles }));
}

async function rings(world: World, rings: boolean): Promise<Told> {
  if (!rings) return await new Promise<never>(() => {});
  await world.turns(world.upTo(60));
  return { output: null };
}

interface Seen {
  readonly told: (Told | undefined)[];
  /** Calls that had not settled when the task was told. */
  readonly open: number[][];
}

async function play(plan: Plan, options: WorldOptions) {
  const world = new World(options);
  const seen: Seen = { told: [], open: [] };
  const waiting = plan.waits.map(async ({ mode, on }, i) => {
    await world.turns(world.upTo(30));
    const promises = mode === 'one' ? item(on[0] ?? 0) : on.map(item);
    seen.told[i] = await world.task('mu:settled', `root/w${i}`, { mode, promises });
    const calls = on.filter(each => typeof each === 'number');
    const ended = await Promise.all(calls.map(each => world.outcome(`p${each}`)));
    seen.open[i] = calls.filter((_, at) => ended[at] === undefined);
  });
  const alive = await world.run([...waiting, ...plan.calls.map((each, i) => call(world, i, each))]);
  return { world, seen, alive };
}

async function outcomeOf(world: World, on: number | string): Promise<Outcome> {
  if (typeof on === 'string') return { status: 'fulfilled', value: on };
  return (await world.outcome(`p${on}`)) ?? { status: 'rejected', reason: null };
}

type Played = Awaited<ReturnType<typeof play>>;

async function check(t: ExecutionContext, plan: Plan, name: string, played: Played): Promise<void> {
  const { world, seen, alive } = played;
  t.true(alive, `${name}: somebody waits for ever`);
  for (const [i, { mode, on }] of plan.waits.entries()) {
    const told = seen.told[i];
    t.deepEqual(seen.open[i], [], `${name}: wait ${i} went on before all had settled`);
    const outcomes = await Promise.all(on.map(each => outcomeOf(world, each)));
    const record = await world.winner(`root/w${i}`);
    const expected = result({ mode, ...record }, outcomes, errors => ({
      $mu: 'error',
      name: 'AggregateError',
      message: 'All promises were rejected',
      fields: { errors, message: 'All promises were rejected' },
    }));
    const came =
      told === undefined
        ? undefined
        : 'error' in told
          ? { status: 'rejected', reason: inError(told) }
          : { status: 'fulfilled', value: (told.output as { value: Json }).value };
    t.deepEqual(came as unknown, expected, `${name}: wait ${i} (${mode})`);
  }
}

const modes: readonly Mode[] = ['one', 'all', 'settled', 'race', 'any'];

/** Every timer that never rings is in a race that somebody else decides. */
function randomPlan(seed: string): Plan {
  const random = new World({ seed: `plan ${seed}` });
  const calls = Array.from({ length: 2 + random.upTo(4) }, (_, number): Call => {
    const kind = random.upTo(5);
    if (kind <= 2 || number === 0) return { kind: 'runs', fails: kind === 1 };
    if (kind <= 3) return { kind: 'sleeps', rings: true };
    const on = Array.from({ length: 1 + random.upTo(2) }, () => random.upTo(number - 1));
    return { kind: 'waits', mode: modes[random.upTo(4)] ?? 'one', on: [...new Set(on)] };
  });
  const waits = Array.from({ length: 1 + random.upTo(2) }, (): Wait => {
    const mode = modes[random.upTo(4)] ?? 'one';
    const plain = random.chance(5) ? ['plain'] : [];
    return { mode, on: [...calls.map((_, i) => i).filter(() => !random.chance(3)), ...plain] };
  });
  const never = calls.length;
  const races = waits.map(wait =>
    wait.mode === 'race' && wait.on.length > 0 && random.chance(2)
      ? { ...wait, on: [...wait.on, never] }
      : wait,
  );
  const sleeps = races.some(({ on }) => on.includes(never));
  const full = races.map(wait => ({
    ...wait,
    on: wait.on.length === 0 ? [0] : wait.mode === 'one' ? wait.on.slice(0, 1) : wait.on,
  }));
  return { calls: sleeps ? [...calls, { kind: 'sleeps', rings: false }] : calls, waits: full };
}

test('whoever waits is told, by random plans, orders and crashes', async t => {
  let crashes = 0;
  let cancelled = 0;
  for (let n = 0; n < 400; n++) {
    const plan = randomPlan(String(n));
    const played = await play(plan, { seed: `play ${n}`, danger: n % 4 === 0 ? 1_000_000 : 30 });
    await check(t, plan, `plan ${n} ${JSON.stringify(plan)}`, played);
    crashes += played.world.crashes;
    cancelled += [...played.world.memory.entries().values()].filter(({ state }) =>
      JSON.stringify(state).includes('"Cancelled"'),
    ).length;
  }
  t.log({ crashes, cancelled });
  t.true(crashes > 1000 && cancelled > 20, 'there was something to survive');
});

const small: readonly Plan[] = [
  { calls: [{ kind: 'runs', fails: false }], waits: [{ mode: 'one', on: [0] }] },
  {
    calls: [
      { kind: 'runs', fails: true },
      { kind: 'runs', fails: false },
    ],
    waits: [{ mode: 'all', on: [0, 1] }],
  },
  {
    calls: [
      { kind: 'runs', fails: false },
      { kind: 'sleeps', rings: false },
    ],
    waits: [{ mode: 'race', on: [1, 0] }],
  },
  {
    calls: [
      { kind: 'runs', fails: true },
      { kind: 'runs', fails: false },
      { kind: 'sleeps', rings: false },
      { kind: 'waits', mode: 'one', on: [2] },
    ],
    waits: [{ mode: 'any', on: [0, 3, 1] }],
  },
];

test('a crash at any one step loses nothing', async t => {
  let played = 0;
  for (const [i, plan] of small.entries())
    for (let order = 0; order < 6; order++)
      for (let crashAt = 0, steps = 1; crashAt < steps; crashAt++, played++) {
        const one = await play(plan, { seed: `${i}/${order}`, crashAt });
        steps = one.world.steps;
        await check(t, plan, `plan ${i}, order ${order}, crash at ${crashAt}`, one);
      }
  t.log({ played });
});

test('no promises at all', async t => {
  const empty = (mode: Mode) => play({ calls: [], waits: [{ mode, on: [] }] }, { seed: mode });
  for (const mode of ['all', 'settled'] as const)
    t.deepEqual((await empty(mode)).seen.told, [{ output: { value: [] } }]);
  const any = (await empty('any')).seen.told[0];
  t.like(any, { error: 'AggregateError' });
  t.false((await empty('race')).alive, 'as in JavaScript, nobody ever wins');
});

test('plain values count as settled, and a race is for the first in order that is', async t => {
  const calls: readonly Call[] = [{ kind: 'sleeps', rings: false }];
  const race = await play({ calls, waits: [{ mode: 'race', on: [0, 'a', 'b'] }] }, { seed: 's' });
  t.deepEqual(race.seen.told, [{ output: { value: 'a' } }]);
  t.like(await race.world.outcome('p0'), { status: 'rejected', reason: { name: 'Cancelled' } });
  const one = await play({ calls: [], waits: [{ mode: 'one', on: ['x'] }] }, { seed: 's' });
  t.deepEqual(one.seen.told, [{ output: { value: 'x' } }]);
});

/** The same over real stores: keys of one play do not meet those of another. */
function apart(store: Store, name: string): Store {
  return {
    ...store,
    entry: key => store.entry(`${name}${key}`),
    commit: commit =>
      store.commit({
        ...commit,
        entry: commit.entry && { ...commit.entry, key: `${name}${commit.entry.key}` },
      }),
  };
}

async function overStore(t: ExecutionContext, store: Store, plays: number): Promise<void> {
  for (let n = 0; n < plays; n++) {
    const plan = randomPlan(`store ${n}`);
    const own = apart(store, `${n}`);
    const played = await play(plan, { seed: `store ${n}`, danger: 40, store: own });
    await check(t, plan, `plan ${n}`, played);
  }
}

test('the same over LMDB', async t => {
  const path = mkdtempSync(join(tmpdir(), 'mu-promises-'));
  const store = openLmdbStore({ path });
  await overStore(t, store, 20);
  t.is(store.sweep(366 * 86_400), 0, 'what somebody may wait for is kept');
  await store.close();
  rmSync(path, { recursive: true });
});

test('the same over DynamoDB', async t => {
  const dynamo = await openDynamo();
  if (typeof dynamo === 'string') {
    t.log(dynamo);
    t.pass();
    return;
  }
  await overStore(t, await freshStore(dynamo.endpoint, []), 6);
  await dynamo.close();
});
