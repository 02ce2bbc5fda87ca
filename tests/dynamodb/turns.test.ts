// Sixteen clients at once over a DynamoDB that throttles, loses requests and replies, cancels transactions and answers late,
// each invocation delivered twice: every request is one execution, and each record is linearizable.
import { setTimeout as sleep } from 'node:timers/promises';
import test from 'ava';
import type { LocalDynamo } from '../../scripts/dynamodb/start.ts';
import { executeRun } from '../../stdlib/runtime/driver.ts';
import { generator } from '../../stdlib/runtime/hash.ts';
import type { Json, Ports, RecordKey, Store } from '../../stdlib/runtime/ports.ts';
import { dynamoStore } from '../../stdlib/stores/dynamodb.ts';
import { program } from '../stdlib/programs.ts';
import { portsOf } from '../stdlib/world.ts';
import { anything, PATIENCE } from './faults.ts';
import { startProxy } from './proxy.ts';
import { clientAt, makeTables, openDynamo } from './tables.ts';

const SEED = process.env['MU_SEED'] ?? '1';
const REQUESTS = Number(process.env['MU_REQUESTS'] ?? 10);
const CLIENTS = 16;
const KEYS = ['a', 'b', 'c'];
const SEATS = 100_000;

let dynamo: LocalDynamo | string;

test.before(async () => {
  dynamo = await openDynamo();
});

test.after.always(async () => {
  if (typeof dynamo === 'object') await dynamo.close();
});

interface Request {
  readonly run: 'counter' | 'tree' | 'fork';
  readonly key: string;
  readonly values: { readonly [name: string]: Json };
}

interface Answered extends Request {
  /** The result, or the name of the error. */
  readonly outcome: Json;
  readonly from: number;
  readonly to: number;
}

/** What the platform repeats, with a pause. */
const retried: ReadonlySet<string> = new Set(['Mu.Conflict', 'Mu.StoreUnavailable']);

test('every request is one execution', async t => {
  if (typeof dynamo === 'string') {
    t.log(dynamo);
    t.pass();
    return;
  }
  const proxy = await startProxy(dynamo.endpoint, anything(`turns ${SEED}`, 0.2));
  const tables = await makeTables(dynamo.endpoint, ['Backend', 'Flight', 'Order', 'Config']);
  // What the SDK repeats is over soon; the rest is for the runtime and the platform.
  const requestHandler = { requestTimeout: PATIENCE, throwOnRequestTimeout: true };
  const settings = { ...clientAt(proxy.endpoint), maxAttempts: 2, requestHandler };
  const store = dynamoStore({ ...tables, client: settings });
  const quiet = dynamoStore({ ...tables, client: clientAt(dynamo.endpoint) });
  const seats: RecordKey = { service: 'Flight', state: 'seats', part: 'counter', key: undefined };
  await quiet.commit({
    checks: [],
    entry: undefined,
    writes: [{ kind: 'put', record: seats, value: SEATS, version: 'v' }],
  });

  const answers = (await Promise.all(Array.from({ length: CLIENTS }, (_, i) => client(store, i)))).flat();
  await proxy.close();

  t.is(answers.length, CLIENTS * REQUESTS);
  for (const key of KEYS) {
    const [found] = await quiet.read([{ service: 'Backend', state: 'counts', part: 'item', key }]);
    const increments = incrementsOf(answers, key);
    t.deepEqual(
      increments.map(({ count }) => count).sort((a, b) => a - b),
      increments.map((_, i) => i),
      `every count of ${key} was given once`,
    );
    t.is(found?.value ?? 0, increments.length, `${key} counts each request once`);
    t.deepEqual(outOfOrder(increments), [], `${key} is linearizable`);
  }
  const forks = answers.filter(({ run }) => run === 'fork').map(({ outcome }) => outcome as readonly Json[]);
  t.is((await quiet.read([seats]))[0]?.value, SEATS - 2 * forks.length, 'two seats each');
  t.deepEqual(
    forks.map(([, , length]) => length as number).sort((a, b) => a - b),
    forks.map((_, i) => i + 1),
    'one line of the log each',
  );
  t.is(new Set(forks.map(([ticket]) => ticket)).size, forks.length, 'a ticket each');
  const happened = new Map<string, number>();
  for (const { fault } of proxy.seen)
    if (fault !== undefined) happened.set(fault.kind, (happened.get(fault.kind) ?? 0) + 1);
  t.log(
    `seed ${SEED}: ${proxy.seen.length} requests to DynamoDB, ${[...happened].map(([kind, n]) => `${kind} ${n}`).join(', ')}`,
  );
});

async function client(store: Store, number: number): Promise<readonly Answered[]> {
  const next = generator(`client ${number} of ${SEED}`);
  const answers: Answered[] = [];
  for (let i = 0; i < REQUESTS; i++) {
    const request = requestOf(next, `client-${number}-${i}`);
    const from = performance.now();
    const both = [deliver(store, request, next()), deliver(store, request, next())];
    const [outcome, again] = await Promise.all(both);
    const to = performance.now();
    if (JSON.stringify(outcome) !== JSON.stringify(again))
      throw new Error(`${request.key} answered ${JSON.stringify(outcome)} and ${JSON.stringify(again)}`);
    answers.push({ ...request, outcome: outcome as Json, from, to });
  }
  return answers;
}

function requestOf(next: () => number, id: string): Request {
  const key = KEYS[next() % KEYS.length] as string;
  const other = KEYS[(KEYS.indexOf(key) + 1) % KEYS.length] as string;
  const kind = next() % 4;
  if (kind === 0) return { run: 'tree', key: `${id}/tree`, values: { a: key, b: other } };
  if (kind === 1) return { run: 'fork', key: `${id}/fork`, values: { key } };
  return { run: 'counter', key: `${id}/counter`, values: { key } };
}

/** An invocation, and what the platform makes of its end. */
async function deliver(store: Store, { run, key, values }: Request, seed: number): Promise<Json> {
  for (let attempt = 0; ; attempt++) {
    const invocation = { run, key, attempt, time: '2026-01-01T00:00:00.000Z', values };
    try {
      const { values: given } = await executeRun(program, invocation, portsAt(store, seed));
      return (given as { readonly value: Json }).value;
    } catch (error) {
      const { name } = error as Error;
      if (!retried.has(name)) return name === 'SoldOut' ? name : Promise.reject(error);
      if (attempt === 50) throw error;
      await sleep(seed % 20);
    }
  }
}

/** Pauses are a tenth of what they are. */
function portsAt(store: Store, seed: number): Ports {
  const next = generator(`back-off ${seed}`);
  return {
    ...portsOf(store),
    clock: { now: Date.now, wait: async milliseconds => void (await sleep(milliseconds / 10)) },
    random: { next: () => next() / 2 ** 32 },
  };
}

interface Increment {
  readonly count: number;
  readonly from: number;
  readonly to: number;
}

/** Counts before each increment of the key, as they were answered. */
function incrementsOf(answers: readonly Answered[], key: string): readonly Increment[] {
  return answers.flatMap(({ run, values, outcome, from, to }) => {
    const given = countsOf(run, outcome);
    const names = run === 'tree' ? [values['a'], values['b']] : [values['key']];
    return names.flatMap((name, i) =>
      name === key && given[i] !== undefined ? [{ count: given[i], from, to }] : [],
    );
  });
}

/** Of a transaction over two records: both, or an error where the first was odd. */
function countsOf(run: Request['run'], outcome: Json): readonly number[] {
  if (outcome === 'SoldOut') return [];
  if (run === 'counter') return [outcome as number];
  return run === 'tree' ? (outcome as number[]) : [(outcome as number[])[1] as number];
}

/** Pairs where the one that was over before the other began counted later. */
function outOfOrder(increments: readonly Increment[]): readonly unknown[] {
  return increments.flatMap(first =>
    increments
      .filter(second => first.to < second.from && first.count > second.count)
      .map(second => [first, second]),
  );
}
