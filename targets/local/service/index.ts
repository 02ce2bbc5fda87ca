// A Step Functions of its own: any state machine, its whole API on one port, everything kept in a folder.
import { createHash, randomUUID } from 'node:crypto';
import { linear } from '../../../stdlib/runtime/regexp/linear.ts';
import { type LmdbStore, openLmdbStore } from '../../../stdlib/stores/lmdb.ts';
import { Executions } from '../executions.ts';
import type { Json, Sources } from '../interpreter/index.ts';
import { systemClock, Timers } from '../timers.ts';
import { Activities } from './activities.ts';
import { Fault } from './fault.ts';
import { listen } from './http.ts';
import { performer } from './integrations.ts';
import { invokeLambda } from './lambda.ts';
import { Machines } from './machines.ts';
import { MapRuns } from './map-runs.ts';
import { type Parts, reading, writing } from './operations.ts';
import type { Parameters } from './parameters.ts';
import { type ServiceRecords, serviceRecords } from './records.ts';
import { retention, sweepEnded } from './retention.ts';
import { Runs } from './runs.ts';
import { startChild } from './start-execution.ts';
import { Tags } from './tags.ts';
import { Testing } from './testing/test-state.ts';
import { Tokens } from './tokens.ts';
import { Versions } from './versions.ts';

export interface ServiceOptions {
  /** Folder. */
  readonly data: string;
  readonly port?: number;
  readonly host?: string;
  /** Where functions are invoked. */
  readonly lambdaEndpoint?: string | undefined;
  /** Where `dynamodb:*` goes. */
  readonly dynamoDbEndpoint?: string | undefined;
  /** Who plays services that are not here. */
  readonly tasks?: string | undefined;
  /** Its folders are buckets. */
  readonly buckets?: string | undefined;
  readonly log?: (level: string, message: string) => void;
}

export interface Service {
  readonly url: string;
  /** Executions that went on from what was on disk. */
  readonly resumed: number;
  close(): Promise<void>;
}

const sources: Sources = {
  random: Math.random,
  uuid: randomUUID,
  hash: (data, algorithm) => createHash(algorithm.replace('-', '')).update(data).digest('hex'),
  regex: linear,
};

export async function startService(options: ServiceOptions): Promise<Service> {
  const { data, port = 8083, host = '127.0.0.1', log = () => {} } = options;
  const store = openLmdbStore({ path: data });
  try {
    const timers = new Timers(systemClock);
    const { parts, executions } = assemble(store, timers, options);
    const resumed = parts.runs.resume();
    sweepAfter(60_000, parts.records, timers);
    const wire = await listen({
      host,
      port,
      log,
      answer: (operation, parameters) => answer(parts, operation, parameters),
    });
    return {
      url: wire.url,
      resumed,
      close: async () => {
        await wire.close();
        executions.close();
        timers.close();
        await store.close();
      },
    };
  } catch (problem) {
    await store.close();
    throw problem;
  }
}

const hour = 3_600_000;

function sweepAfter(milliseconds: number, records: ServiceRecords, timers: Timers): void {
  const pause = () => new Promise<void>(done => setImmediate(done));
  timers.after(milliseconds, () => {
    sweepEnded(records, Date.now() - retention, pause).catch(() => {});
    sweepAfter(hour, records, timers);
  });
}

function assemble(
  store: LmdbStore,
  timers: Timers,
  options: ServiceOptions,
): { parts: Parts; executions: Executions } {
  const records = serviceRecords(store);
  const { now } = systemClock;
  const machines = new Machines(records, now);
  const versions = new Versions(machines, now);
  const later = () => executions;
  const runs = new Runs({ records, machines, versions, executions: later, now, random: Math.random });
  const mapRuns = new MapRuns(records, now);
  const activities = new Activities({
    records,
    now,
    after: (milliseconds, wake) => timers.after(milliseconds, wake),
    taken: (token, worker) => executions.taken(token, worker),
  });
  const perform = performer({
    runs,
    activities,
    durable: () => records.durable(),
    buckets: options.buckets,
    dynamoDb: options.dynamoDbEndpoint,
    hook: options.tasks,
    call: (operation, parameters) => answer(parts, operation, parameters),
  });
  const executions: Executions = new Executions({
    clock: systemClock,
    timers,
    sources,
    history: true,
    keep: kept => runs.keep(kept),
    broken: problem => options.log?.('error', (problem as Error).stack ?? String(problem)),
    counted: (counted, kept) => mapRuns.counted(counted, kept),
    // What happens outside cannot be undone: what led there must not be forgotten.
    invoke: async call => {
      await records.durable();
      return invokeLambda(options.lambdaEndpoint, call);
    },
    start: (effect, { key }) => startChild(runs, { ...effect, parent: key }),
    perform,
  });
  const testing = new Testing({
    sources,
    now,
    random: Math.random,
    invoke: call => invokeLambda(options.lambdaEndpoint, call),
    perform,
  });
  const tokens = new Tokens(later, records);
  const tags = new Tags(records);
  const parts: Parts = { records, machines, versions, runs, activities, mapRuns, tokens, tags, testing };
  return { parts, executions };
}

async function answer(parts: Parts, operation: string, parameters: Parameters): Promise<Json> {
  const read = Object.hasOwn(reading, operation) ? reading[operation] : undefined;
  if (read !== undefined) return read(parts, parameters);
  const write = Object.hasOwn(writing, operation) ? writing[operation] : undefined;
  if (write === undefined)
    throw new Fault('UnknownOperationException', `There is no operation ${operation}.`);
  const result = await write(parts, parameters);
  await parts.records.durable();
  return result;
}
