// One worker, as the engine's thread sees it: what it is running, what is to be sent, and when it is given up.
import { Worker } from 'node:worker_threads';
import type { Commit, Json, Store } from '../../stdlib/runtime/ports.ts';
import type { Job } from './jobs.ts';
import type { FromWorker, FunctionError, Question, ToWorker, WorkerSettings } from './messages.ts';
import type { Clock } from './timers.ts';

export type Reads = Pick<Store, 'read' | 'scan' | 'entry'>;

export interface Owner {
  readonly clock: Clock;
  readonly timeLimit: number;
  readonly store: Reads;
  log(message: Extract<FromWorker, { kind: 'log' }>): void;
  /** An invocation has ended. */
  free(): void;
  died(handle: WorkerHandle, jobs: readonly Job[], reason: FunctionError): void;
}

/** Mebibytes of JavaScript values. */
const memoryLimit = 512;

export class WorkerHandle {
  readonly #owner: Owner;
  readonly #worker: Worker;
  /** In the order in which they started, so that the first is the first to be overdue. */
  readonly #jobs = new Map<number, Job>();
  #outbox: ToWorker[] = [];
  #disarm: (() => void) | undefined;
  #reason: FunctionError | undefined;
  #dead = false;

  constructor(settings: WorkerSettings, owner: Owner) {
    this.#owner = owner;
    const source = import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js';
    this.#worker = new Worker(new URL(source, import.meta.url), {
      workerData: settings,
      resourceLimits: { maxOldGenerationSizeMb: memoryLimit },
    });
    this.#worker.on('message', (messages: readonly FromWorker[]) => this.#receive(messages));
    this.#worker.on('error', error => {
      this.#reason ??= crash(error);
    });
    this.#worker.on('exit', code => this.#exit(code));
    this.#worker.unref();
  }

  get load(): number {
    return this.#jobs.size;
  }

  run(job: Job): void {
    const { call, id } = job;
    job.deadline = this.#owner.clock.now() + this.#owner.timeLimit;
    this.#jobs.set(id, job);
    this.#arm();
    this.#send({ kind: 'run', id, function: call.function, invocation: payloadText(job) });
  }

  async stop(): Promise<void> {
    this.#dead = true;
    this.#disarm?.();
    await this.#worker.terminate();
  }

  #send(message: ToWorker): void {
    if (this.#outbox.push(message) === 1) setImmediate(() => this.#flush());
  }

  #flush(): void {
    const messages = this.#outbox;
    this.#outbox = [];
    if (!this.#dead) this.#worker.postMessage(messages);
  }

  #receive(messages: readonly FromWorker[]): void {
    if (this.#dead) return;
    for (const message of messages) {
      if (message.kind === 'log') this.#owner.log(message);
      else if (message.kind === 'commit') this.#commit(message);
      else if (message.kind === 'ask') this.#tell(message.number, message.question);
      else if (message.kind === 'reply')
        this.#finish(message.id, message.reads, () => JSON.parse(message.reply) as Json);
      else if (message.kind === 'error') this.#fail(message.id, message.reads, message.error);
    }
  }

  #finish(id: number, reads: number, payload: () => Json): void {
    const job = this.#jobs.get(id);
    if (job === undefined) return;
    this.#jobs.delete(id);
    job.done({ kind: 'reply', payload: payload(), reads });
    this.#owner.free();
  }

  #fail(id: number, reads: number, error: FunctionError): void {
    const job = this.#jobs.get(id);
    if (job === undefined) return;
    this.#jobs.delete(id);
    job.done({ kind: 'error', error, reads });
    this.#owner.free();
  }

  #commit({ id, number, commit }: Extract<FromWorker, { kind: 'commit' }>): void {
    const job = this.#jobs.get(id);
    if (job === undefined) return;
    job.call.commit(commit).then(
      result => {
        const outcome = result.kind === 'committed' ? outcomeOf(commit) : undefined;
        this.#send({ kind: 'committed', id: number, result, settled: outcome !== undefined });
        if (outcome !== undefined) this.#finish(id, 0, outcome);
      },
      (error: Error) => this.#send({ kind: 'unavailable', id: number, reason: error.message }),
    );
  }

  #tell(id: number, question: Question): void {
    read(this.#owner.store, question).then(
      answer => this.#send({ kind: 'told', id, answer }),
      (error: Error) => this.#send({ kind: 'unavailable', id, reason: error.message }),
    );
  }

  /** One timer for the worker, at the time limit of the invocation that started first. */
  #arm(): void {
    if (this.#disarm !== undefined) return;
    const [first] = this.#jobs.values();
    if (first === undefined) return;
    const { clock, timeLimit } = this.#owner;
    this.#disarm = clock.after(Math.max(0, first.deadline - clock.now()), () => {
      this.#disarm = undefined;
      const [oldest] = this.#jobs.values();
      if (oldest !== undefined && oldest.deadline <= clock.now()) this.#giveUp(timeLimit);
      else this.#arm();
    });
  }

  #giveUp(timeLimit: number): void {
    const seconds = (timeLimit / 1000).toFixed(2);
    this.#reason = {
      errorType: 'Sandbox.Timedout',
      errorMessage: `Error: Task timed out after ${seconds} seconds`,
      trace: [],
    };
    void this.#worker.terminate();
  }

  #exit(code: number): void {
    if (this.#dead) return;
    this.#dead = true;
    this.#disarm?.();
    const reason = this.#reason ?? {
      errorType: 'Runtime.ExitError',
      errorMessage: `Error: Runtime exited with error: exit status ${code}`,
      trace: [],
    };
    const jobs = [...this.#jobs.values()];
    this.#jobs.clear();
    this.#owner.died(this, jobs, reason);
  }
}

function read(store: Reads, question: Question): Promise<unknown> {
  switch (question.kind) {
    case 'read':
      return store.read(question.keys);
    case 'scan':
      return store.scan(question.range);
    case 'entry':
      return store.entry(question.key);
    default:
      return question satisfies never;
  }
}

/** A second invocation of the same call is a later attempt: the function looks at the ledger first. */
function payloadText({ call, attempt }: Job): string {
  if (attempt === 0) return JSON.stringify(call.payload);
  const payload = call.payload as { readonly attempt?: number };
  return JSON.stringify({ ...payload, attempt: (payload.attempt ?? 0) + attempt });
}

/** What a run's last commit says that it answers: no need to hear it from the worker again. */
function outcomeOf({ entry }: Commit): (() => Json) | undefined {
  const state = entry?.next.state;
  return state?.kind === 'done' ? () => state.reply : undefined;
}

function crash(error: unknown): FunctionError {
  const { name = 'Error', message = String(error), stack = '', code } = error as Error & { code?: string };
  const outOfMemory = code === 'ERR_WORKER_OUT_OF_MEMORY';
  return {
    errorType: outOfMemory ? 'Runtime.OutOfMemory' : 'Runtime.ExitError',
    errorMessage: `${name}: ${message}`,
    trace: stack.split('\n'),
  };
}
