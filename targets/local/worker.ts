// A thread that runs functions. It reads the store directly; commits go to the engine's thread, the only writer. It trusts
// nothing to itself that the engine needs: when it dies, only the invocations that it was running have to be told.
import { parentPort, workerData } from 'node:worker_threads';
import type { Commit, CommitResult, Invocation, Ports, Reply, Store } from '../../stdlib/runtime/ports.ts';
import { openLmdbStore } from '../../stdlib/stores/lmdb.ts';
import type { FromWorker, FunctionError, ToWorker, WorkerSettings } from './messages.ts';

type Execute = (invocation: Invocation, ports: Ports) => Promise<Reply>;

/** A commit that the engine is deciding. */
interface Pending {
  resolve(result: CommitResult): void;
  reject(error: Error): void;
}

const settings = workerData as WorkerSettings;
const port = parentPort;
if (port === null) throw new Error('a worker runs in a thread of the engine');

const reader = openLmdbStore({ path: settings.data, readOnly: true });
const functions = new Map<string, Promise<Execute>>();
const commits = new Map<number, Pending & { readonly invocation: number }>();
/** Invocations whose outcome the engine has taken from their last commit. */
const settled = new Set<number>();
let commitNumber = 0;
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
  const pending = commits.get(message.id);
  if (pending === undefined) return;
  commits.delete(message.id);
  if (message.kind === 'unavailable') {
    pending.reject(named('Mu.StoreUnavailable', message.reason));
    return;
  }
  if (message.settled) settled.add(pending.invocation);
  pending.resolve(message.result);
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
      return reader.read(keys);
    },
    scan(range) {
      counter.reads++;
      return reader.scan(range);
    },
    entry(key) {
      counter.reads++;
      return reader.entry(key);
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

function send(id: number, commit: Commit): Promise<CommitResult> {
  return new Promise((resolve, reject) => {
    const number = ++commitNumber;
    commits.set(number, { resolve, reject, invocation: id });
    say({ kind: 'commit', id, number, commit });
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
