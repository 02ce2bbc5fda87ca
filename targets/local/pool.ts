// Workers for functions that may not run on the hub's thread: one invocation each at a time, started when needed and kept.
// Who dies (a crash, no memory left, a time limit) takes one invocation along and is replaced.
import { Worker } from 'node:worker_threads';
import type { Call, Invoker } from './jobs.ts';
import {
  type Answer,
  type FromWorker,
  failure,
  type LogMessage,
  type ToWorker,
  type WorkerSettings,
} from './messages.ts';
import type { TaskResult } from './task-result.ts';
import type { Timers } from './timers.ts';

export interface PoolSettings {
  readonly workers: number;
  /** Milliseconds that an invocation may take. */
  readonly timeLimit: number;
  /** Mebibytes of JavaScript values that a worker may hold: as much as the function that asks for most. */
  readonly memory: number;
  readonly worker: WorkerSettings;
  readonly timers: Timers;
  complete(token: string, result: TaskResult): Promise<boolean>;
  log(message: LogMessage): void;
}

interface Job {
  readonly call: Call;
  readonly done: (answer: Answer) => void;
}

/** More waiting invocations than this are refused. */
const longestQueue = 1000;

export class Pool implements Invoker {
  readonly #settings: PoolSettings;
  readonly #idle: IsolatedWorker[] = [];
  readonly #all = new Set<IsolatedWorker>();
  readonly #queue: Job[] = [];

  constructor(settings: PoolSettings) {
    this.#settings = settings;
  }

  invoke(call: Call): Promise<Answer> {
    return new Promise(done => {
      if (this.#queue.length >= longestQueue)
        done(failure('Lambda.TooManyRequestsException', 'Rate Exceeded.'));
      else {
        this.#queue.push({ call, done });
        this.#next();
      }
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#all].map(worker => worker.stop()));
  }

  #next(): void {
    const worker = this.#queue.length === 0 ? undefined : (this.#idle.pop() ?? this.#start());
    const job = worker === undefined ? undefined : this.#queue.shift();
    if (worker === undefined || job === undefined) return;
    worker.run(job.call).then(answer => {
      job.done(answer);
      if (worker.alive) this.#idle.push(worker);
      else this.#all.delete(worker);
      this.#next();
    });
  }

  #start(): IsolatedWorker | undefined {
    if (this.#all.size >= this.#settings.workers) return undefined;
    const worker = new IsolatedWorker(this.#settings);
    this.#all.add(worker);
    return worker;
  }
}

class IsolatedWorker {
  readonly #settings: PoolSettings;
  readonly #worker: Worker;
  /** It has opened the store, or will not. A thread that is ended while it opens takes the process along. */
  readonly #ready: Promise<void>;
  #id = 0;
  #call: Call | undefined;
  #done: ((answer: Answer) => void) | undefined;
  #reason: Answer | undefined;
  alive = true;

  constructor(settings: PoolSettings) {
    this.#settings = settings;
    const source = import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js';
    this.#worker = new Worker(new URL(source, import.meta.url), {
      execArgv: [],
      workerData: settings.worker,
      resourceLimits: { maxOldGenerationSizeMb: settings.memory },
    });
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#ready = promise;
    this.#worker.on('message', (message: FromWorker) => {
      if (message.kind === 'ready') resolve();
      else this.#receive(message);
    });
    this.#worker.on('error', error => {
      this.#reason ??= crash(error);
    });
    this.#worker.on('exit', code => {
      resolve();
      this.alive = false;
      const exited = `Error: Runtime exited with error: exit status ${code}`;
      this.#finish(this.#reason ?? failure('Runtime.ExitError', exited));
    });
  }

  run(call: Call): Promise<Answer> {
    return new Promise(resolve => {
      const id = ++this.#id;
      let cancel = (): void => undefined;
      this.#call = call;
      this.#done = answer => {
        cancel();
        resolve(answer);
      };
      void this.#ready.then(() => {
        if (this.#id === id && this.#done !== undefined) cancel = this.#limit();
      });
      this.#send({ kind: 'run', id, function: call.function, payload: call.payload });
    });
  }

  /** The time of an invocation counts from when the thread is there. */
  #limit(): () => void {
    const { timers, timeLimit } = this.#settings;
    return timers.after(timeLimit, () => {
      const seconds = (timeLimit / 1000).toFixed(2);
      this.#reason = failure('Sandbox.Timedout', `Error: Task timed out after ${seconds} seconds`);
      void this.#worker.terminate();
    });
  }

  async stop(): Promise<void> {
    await this.#ready;
    await this.#worker.terminate();
  }

  #send(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  #receive(message: Exclude<FromWorker, { kind: 'ready' }>): void {
    if (message.kind === 'log') this.#settings.log(message);
    else if (message.kind === 'answer') this.#finish(message.answer);
    else if (message.kind === 'commit') this.#commit(message);
    else this.#complete(message);
  }

  #finish(answer: Answer): void {
    const done = this.#done;
    this.#done = undefined;
    this.#call = undefined;
    done?.(answer);
  }

  /** An invocation that was given up tells nobody anything. */
  #complete({ number, token, result }: Extract<FromWorker, { kind: 'complete' }>): void {
    if (this.#call === undefined) return;
    void this.#settings
      .complete(token, result)
      .then(waited => this.#send({ kind: 'completed', number, waited }));
  }

  #commit({ number, commit }: Extract<FromWorker, { kind: 'commit' }>): void {
    this.#call?.commit(commit).then(
      result => this.#send({ kind: 'committed', number, result }),
      ({ name, message }: Error) => this.#send({ kind: 'uncommitted', number, error: { name, message } }),
    );
  }
}

/** What a thread that broke down answers. */
export function crash(error: unknown): Answer {
  const { name = 'Error', message = String(error), stack = '', code } = error as Error & { code?: string };
  const errorType = code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'Runtime.OutOfMemory' : 'Runtime.ExitError';
  const trace = stack.split('\n');
  return { kind: 'error', error: { errorType, errorMessage: `${name}: ${message}`, trace }, reads: 0 };
}
