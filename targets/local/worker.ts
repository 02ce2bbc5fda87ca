// A thread that runs functions. It reads the disk itself while everything is there; other reads and all commits go to the
// engine's thread, the only writer. The engine needs nothing that only a worker knows: when it dies, only the invocations
// that it was running have to be told.
import { parentPort, workerData } from 'node:worker_threads';
import type { Commit, Invocation, Ports, Reply, Store } from '../../stdlib/runtime/ports.ts';
import { openLmdbReader } from '../../stdlib/stores/lmdb.ts';
import type { FromWorker, FunctionError, Question, ToWorker, WorkerSettings } from './messages.ts';

type Execute = (invocation: Invocation, ports: Ports) => Promise<Reply>;

type Reads = Pick<Store, 'read' | 'scan' | 'entry'>;

/** Something that the engine was asked and has not answered. */
interface Pending {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
  /** Of a commit: the invocation that it belongs to. */
  readonly invocation: number | undefined;
}

const settings = workerData as WorkerSettings;
const port = parentPort;
if (port === null) throw new Error('a worker runs in a thread of the engine');

const { marks } = settings;
const disk = openLmdbReader({ path: settings.data, marks });
const engine: Reads = {
  read: keys => ask({ kind: 'read', keys }),
  scan: range => ask({ kind: 'scan', range }),
  entry: key => ask({ kind: 'entry', key }),
};
const functions = new Map<string, Promise<Execute>>();
const pending = new Map<number, Pending>();
/** Invocations whose outcome the engine has taken from their last commit. */
const settled = new Set<number>();
let lastNumber = 0;
let outbox: FromWorker[] = [];

port.on('message', (messages: readonly ToWorker[]) => {
  for (const message of messages) receive(message);
});
for (const name of Object.keys(settings.bundles)) load(name).catch(() => {});
say({ kind: 'ready' });

function receive(message: ToWorker): void {
  if (message.kind === 'run') {
    run(message);
    return;
  }
  const asked = pending.get(message.id);
  if (asked === undefined) return;
  pending.delete(message.id);
  if (message.kind === 'unavailable') {
    asked.reject(named('Mu.StoreUnavailable', message.reason));
  } else if (message.kind === 'told') {
    asked.resolve(message.answer);
  } else {
    if (message.settled && asked.invocation !== undefined) settled.add(asked.invocation);
    asked.resolve(message.result);
  }
}

function load(name: string): Promise<Execute> {
  const known = functions.get(name);
  if (known !== undefined) return known;
  const url = settings.bundles[name];
  const loading =
    url === undefined
      ? Promise.reject(named('Lambda.ResourceNotFoundException', `Function not found: ${name}`))
      : import(url).then((module: { execute: Execute }) => module.execute);
  functions.set(name, loading);
  return loading;
}

function run({ id, function: name, invocation }: Extract<ToWorker, { kind: 'run' }>): void {
  const counter = { reads: 0 };
  load(name)
    .then(execute => execute(JSON.parse(invocation) as Invocation, portsFor(id, counter)))
    .then(
      reply => finish(id, () => ({ kind: 'reply', id, reply: JSON.stringify(reply) ?? 'null', ...counter })),
      thrown => finish(id, () => ({ kind: 'error', id, error: functionError(thrown), ...counter })),
    );
}

function finish(id: number, message: () => FromWorker): void {
  if (!settled.delete(id)) say(message());
}

function portsFor(invocation: number, counter: { reads: number }): Ports {
  const store: Store = {
    read(keys) {
      counter.reads++;
      return reads().read(keys);
    },
    scan(range) {
      counter.reads++;
      return reads().scan(range);
    },
    entry(key) {
      counter.reads++;
      return reads().entry(key);
    },
    commit: commit => send(invocation, commit),
  };
  return {
    store,
    clock: { now: Date.now, wait: milliseconds => new Promise(done => setTimeout(done, milliseconds)) },
    random: { next: Math.random },
    log: { write: (level, message, fields) => say({ kind: 'log', level, message, fields }) },
    retention: settings.retention,
  };
}

/** The disk, while it lacks nothing; the engine knows the rest from memory. */
function reads(): Reads {
  return Atomics.load(marks, 0) === Atomics.load(marks, 1) ? disk : engine;
}

function send<Result>(invocation: number, commit: Commit): Promise<Result> {
  return new Promise<Result>((resolve, reject) => {
    const number = ++lastNumber;
    pending.set(number, { resolve: resolve as Pending['resolve'], reject, invocation });
    say({ kind: 'commit', id: invocation, number, commit });
  });
}

function ask<Result>(question: Question): Promise<Result> {
  return new Promise<Result>((resolve, reject) => {
    const number = ++lastNumber;
    pending.set(number, { resolve: resolve as Pending['resolve'], reject, invocation: undefined });
    say({ kind: 'ask', number, question });
  });
}

function say(message: FromWorker): void {
  if (outbox.push(message) === 1) setImmediate(flush);
}

function flush(): void {
  const messages = outbox;
  outbox = [];
  port?.postMessage(messages);
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

/** As the Lambda runtime does. An error of the program is data: it carries no trace. */
function functionError(thrown: unknown): FunctionError {
  if (!(thrown instanceof Error))
    return { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
  const { name, message } = thrown;
  const trace = message.startsWith('{"$mu"') ? [] : (thrown.stack ?? '').split('\n');
  return { errorType: name, errorMessage: message, trace };
}
