// A thread of its own for a function that blocks, one invocation at a time: an endless loop or a crash ends this thread and
// that invocation, nothing else. It reads the disk; its commits go to the hub, the only writer.
import { parentPort, workerData } from 'node:worker_threads';
import type { Commit, CommitResult } from '../../stdlib/runtime/ports.ts';
import { openLmdbReader } from '../../stdlib/stores/lmdb.ts';
import { bundleLoader, call, functionError, named } from './functions.ts';
import type { FromWorker, ToWorker, WorkerSettings } from './messages.ts';
import type { TaskResult } from './task-result.ts';

interface Pending<Result> {
  resolve(result: Result): void;
  reject(error: Error): void;
}

const { data, marks, bundles, retention, checkInvariants } = workerData as WorkerSettings;
const port = parentPort;
if (port === null) throw new Error('a worker runs in a thread of the engine');

// Traces name the lines of the .mu sources.
process.setSourceMapsEnabled(true);
const reads = openLmdbReader({ path: data, marks });
port.postMessage({ kind: 'ready' } satisfies FromWorker);
const load = bundleLoader(bundles);
const pending = new Map<number, Pending<CommitResult>>();
const completing = new Map<number, (waited: boolean) => void>();
let lastNumber = 0;

port.on('message', (message: ToWorker) => {
  if (message.kind === 'run') {
    void run(message);
    return;
  }
  if (message.kind === 'completed') {
    completing.get(message.number)?.(message.waited);
    completing.delete(message.number);
    return;
  }
  const asked = pending.get(message.number);
  pending.delete(message.number);
  if (message.kind === 'committed') asked?.resolve(message.result);
  else asked?.reject(named(message.error.name, message.error.message));
});

async function run({ id, function: name, payload }: Extract<ToWorker, { kind: 'run' }>): Promise<void> {
  try {
    const answer = await call(await load(name), payload, {
      reads,
      retention,
      checkInvariants,
      commit,
      complete,
      log: say,
    });
    say({ kind: 'answer', id, answer });
  } catch (thrown) {
    say({ kind: 'answer', id, answer: { kind: 'error', error: functionError(thrown), reads: 0 } });
  }
}

function commit(commit: Commit): Promise<CommitResult> {
  return new Promise((resolve, reject) => {
    const number = ++lastNumber;
    pending.set(number, { resolve, reject });
    say({ kind: 'commit', number, commit });
  });
}

function complete(token: string, result: TaskResult): Promise<boolean> {
  return new Promise(resolve => {
    const number = ++lastNumber;
    completing.set(number, resolve);
    say({ kind: 'complete', number, token, result });
  });
}

function say(message: FromWorker): void {
  port?.postMessage(message);
}
