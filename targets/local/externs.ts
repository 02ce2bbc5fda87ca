// Functions of extern services: the author's code, in threads of its own. A thread works for one invocation of one service at a
// time and is kept for the next. An attempt that takes too long ends its thread: whatever the code still does then is over,
// as it is when a function is stopped. Only the invocation is lost with it; whether there is another attempt says the machine.
import { Worker } from 'node:worker_threads';
import type { Json } from '../../stdlib/runtime/ports.ts';
import type { Call, Invoker } from './jobs.ts';
import { type Answer, type FromExtern, failure, type LogMessage, type ToExtern } from './messages.ts';
import { crash } from './pool.ts';
import type { Script } from './script.ts';
import type { Timers } from './timers.ts';

export interface ExternsSettings {
  /** Bundles, as file URLs, by name. */
  readonly bundles: { readonly [name: string]: string };
  /** Milliseconds that an attempt may take. */
  limit(name: string, method: string): number | undefined;
  readonly script: Script;
  readonly timers: Timers;
  log(message: LogMessage): void;
}

/** More at the same time wait for their turn. */
const mostThreads = 32;
/** Milliseconds that the thread has to say itself that it took too long. */
const grace = 250;
/** Milliseconds that it may take to start and to load the module. */
const startLimit = 10_000;

interface Job {
  readonly call: Call;
  readonly done: (answer: Answer) => void;
}

export class Externs implements Invoker {
  readonly #settings: ExternsSettings;
  readonly #idle: Thread[] = [];
  readonly #all = new Set<Thread>();
  readonly #queue: Job[] = [];

  constructor(settings: ExternsSettings) {
    this.#settings = settings;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#settings.bundles, name);
  }

  invoke(call: Call): Promise<Answer> {
    const scripted = this.#settings.script.answer(`${call.function}.${methodOf(call.payload)}`);
    if (scripted !== undefined) return Promise.resolve(scripted);
    return new Promise(done => {
      this.#queue.push({ call, done });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#queue.length = 0;
    await Promise.all([...this.#all].map(thread => thread.stop()));
  }

  #next(): void {
    const [job] = this.#queue;
    const thread = job === undefined ? undefined : this.#threadFor(job.call.function);
    if (job === undefined || thread === undefined) return;
    this.#queue.shift();
    const limit = this.#settings.limit(thread.name, methodOf(job.call.payload)) ?? 0;
    thread.run(job.call, limit).then(answer => {
      if (answer.kind === 'error' && answer.error.errorType === 'Timeout') void thread.stop();
      job.done(answer);
      if (thread.alive) this.#idle.push(thread);
      else this.#all.delete(thread);
      this.#next();
    });
  }

  /** One that has the module loaded; a new one; the place of one that has nothing to do. */
  #threadFor(name: string): Thread | undefined {
    const ready = this.#idle.findLastIndex(thread => thread.name === name);
    if (ready >= 0) return this.#idle.splice(ready, 1)[0];
    if (this.#all.size >= mostThreads) {
      const other = this.#idle.shift();
      if (other === undefined) return undefined;
      this.#all.delete(other);
      void other.stop();
    }
    const thread = new Thread(name, this.#settings);
    this.#all.add(thread);
    return thread;
  }
}

/** Mebibytes of JavaScript values. */
const memoryLimit = 512;

class Thread {
  readonly name: string;
  readonly #settings: ExternsSettings;
  readonly #worker: Worker;
  #id = 0;
  #began: (() => void) | undefined;
  #done: ((answer: Answer) => void) | undefined;
  #reason: Answer | undefined;
  alive = true;

  constructor(name: string, settings: ExternsSettings) {
    this.name = name;
    this.#settings = settings;
    const source = import.meta.url.endsWith('.ts') ? './extern-worker.ts' : './extern-worker.js';
    this.#worker = new Worker(new URL(source, import.meta.url), {
      execArgv: [],
      workerData: { name, bundle: settings.bundles[name] },
      resourceLimits: { maxOldGenerationSizeMb: memoryLimit },
    });
    this.#worker.on('message', (message: FromExtern) => {
      if (message.kind === 'log') settings.log(message);
      else if (message.id !== this.#id) return;
      else if (message.kind === 'began') this.#began?.();
      else this.#finish(message.answer);
    });
    this.#worker.on('error', error => {
      this.#reason ??= crash(error);
      const trace = error instanceof Error ? (error.stack ?? '') : '';
      settings.log({
        kind: 'log',
        level: 'error',
        message: `${name} crashed: ${String(error)}`,
        fields: { trace },
      });
    });
    this.#worker.on('exit', code => {
      this.alive = false;
      const exited = `Error: Runtime exited with error: exit status ${code}`;
      this.#finish(this.#reason ?? failure('Runtime.ExitError', exited));
    });
  }

  run(call: Call, limit: number): Promise<Answer> {
    return new Promise(resolve => {
      const { timers } = this.#settings;
      const late = (after: number) => () => {
        const seconds = (after / 1000).toFixed(2);
        this.#reason = failure('Sandbox.Timedout', `Error: Task timed out after ${seconds} seconds`);
        void this.stop();
      };
      let cancel = timers.after(startLimit, late(startLimit));
      this.#began = () => {
        cancel();
        cancel = timers.after(limit + grace, late(limit));
      };
      this.#done = answer => {
        cancel();
        resolve(answer);
      };
      const message: ToExtern = { kind: 'run', id: ++this.#id, payload: call.payload };
      this.#worker.postMessage(message);
    });
  }

  async stop(): Promise<void> {
    this.alive = false;
    await this.#worker.terminate();
  }

  #finish(answer: Answer): void {
    const done = this.#done;
    this.#began = undefined;
    this.#done = undefined;
    done?.(answer);
  }
}

function methodOf(payload: Json): string {
  const { method } = (payload ?? {}) as { readonly method?: Json };
  return typeof method === 'string' ? method : '';
}
