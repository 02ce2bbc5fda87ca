// The workers that run functions, and which invocation is where. A worker runs many invocations at once. When it dies (a
// crash, an endless loop past the time limit, no memory left), nobody knows which of them is to blame: if there was one, it
// fails; if there were several, each is invoked once more, alone in a worker of its own, and the guilty one fails there.
import type { Answer, Call, Job } from './jobs.ts';
import type { FromWorker, FunctionError, WorkerSettings } from './messages.ts';
import type { Clock } from './timers.ts';
import { type Reads, WorkerHandle } from './worker-handle.ts';

export interface PoolSettings {
  readonly workers: number;
  /** Milliseconds that an invocation may take. */
  readonly timeLimit: number;
  readonly worker: WorkerSettings;
  readonly clock: Clock;
  readonly store: Reads;
  log(message: Extract<FromWorker, { kind: 'log' }>): void;
}

/** More waiting invocations than this are refused. */
const longestQueue = 20_000;
const mostPerWorker = 512;

export class Pool {
  readonly #settings: PoolSettings;
  readonly #workers: WorkerHandle[] = [];
  /** Where suspects are tried, one by one. */
  #quarantine: WorkerHandle | undefined;
  #suspects: Job[] = [];
  #queue: Job[] = [];
  #lastId = 0;
  #closed = false;

  constructor(settings: PoolSettings) {
    this.#settings = settings;
    for (let i = 0; i < settings.workers; i++) this.#workers.push(this.#start());
  }

  get crowded(): boolean {
    return this.#queue.length >= longestQueue;
  }

  invoke(call: Call): Promise<Answer> {
    return new Promise(done => {
      if (this.crowded) {
        done(failed('Lambda.TooManyRequestsException', 'Rate Exceeded.'));
        return;
      }
      this.#place({ id: ++this.#lastId, call, done, attempt: 0, deadline: 0 });
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    const all = this.#quarantine === undefined ? this.#workers : [...this.#workers, this.#quarantine];
    await Promise.all(all.map(worker => worker.stop()));
  }

  #start(): WorkerHandle {
    const { worker, clock, timeLimit, store } = this.#settings;
    return new WorkerHandle(worker, {
      clock,
      timeLimit,
      store,
      log: message => this.#settings.log(message),
      free: () => this.#next(),
      died: (handle, jobs, reason) => this.#bury(handle, jobs, reason),
    });
  }

  #place(job: Job): void {
    let best: WorkerHandle | undefined;
    for (const worker of this.#workers) if (best === undefined || worker.load < best.load) best = worker;
    if (best === undefined || best.load >= mostPerWorker) this.#queue.push(job);
    else best.run(job);
  }

  #next(): void {
    if (this.#queue.length > 0) {
      const queue = this.#queue;
      this.#queue = [];
      for (const job of queue) this.#place(job);
    }
    this.#trySuspect();
  }

  #bury(handle: WorkerHandle, jobs: readonly Job[], reason: FunctionError): void {
    if (this.#closed) return;
    if (handle === this.#quarantine) this.#quarantine = undefined;
    else {
      const index = this.#workers.indexOf(handle);
      if (index >= 0) this.#workers[index] = this.#start();
    }
    const [first, second] = jobs;
    if (first !== undefined && second === undefined) first.done({ kind: 'error', error: reason, reads: 0 });
    else for (const job of jobs) this.#suspects.push(job);
    this.#trySuspect();
  }

  #trySuspect(): void {
    if (this.#closed || (this.#quarantine?.load ?? 0) > 0) return;
    const suspect = this.#suspects.shift();
    if (suspect === undefined) return;
    suspect.attempt++;
    this.#quarantine ??= this.#start();
    this.#quarantine.run(suspect);
  }
}

function failed(errorType: string, errorMessage: string): Answer {
  return { kind: 'error', error: { errorType, errorMessage, trace: [] }, reads: 0 };
}
