// The front's hold on the hub: requests that it has, and what happens when it dies or does not answer. A request that was
// with a dead hub is put to the next one, under the same id: whatever it had done is on disk or was never answered.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { HttpRequest, HttpResponse } from '../../stdlib/runtime/http.ts';
import type { FromHub, HubSettings, LogMessage, ToHub } from './messages.ts';
import type { EngineStats } from './stats.ts';

export interface FrontSettings {
  readonly hub: Omit<HubSettings, 'isolated' | 'blame'>;
  readonly runs: readonly string[];
  /** Milliseconds without a sign of life after which the hub is replaced. */
  readonly patience: number;
  /** Whether threads of this machine may have to wait for a processor for long. */
  readonly busy: () => boolean;
  log(message: LogMessage): void;
}

interface Waiting {
  readonly request: HttpRequest;
  readonly requestId: string;
  readonly done: (response: HttpResponse) => void;
  /** Hubs that died while they had it. */
  deaths: number;
  /** A hub has had it. */
  sent: boolean;
}

/** A request that so many hubs did not survive is not put to another. */
const mostDeaths = 5;
const mostWaiting = 10_000;
/** Milliseconds that requests under way may take before another build replaces theirs: then they go on after it. */
const longestDrain = 3_000;
/** Milliseconds before another hub is tried where one could not even start. */
const pauseAfterFailure = 1_000;
/** Of the hub, in mebibytes of JavaScript values. */
const memoryLimit = 2048;

/** Half patiences without a sign of life that a hub may take on a busy machine: it may be waiting for a processor. */
const mostSilent = 30;

export class Front {
  #settings: FrontSettings;
  readonly #blame = new Int32Array(new SharedArrayBuffer(4));
  readonly #isolated = new Set<string>();
  readonly #waiting = new Map<number, Waiting>();
  readonly #asked = new Map<number, (stats: EngineStats) => void>();
  readonly #advancing = new Map<number, () => void>();
  #worker: Worker;
  #outbox: ToHub[] = [];
  #lastId = 0;
  #ready = false;
  /** The present hub has been ready. */
  #lived = false;
  /** The folder is ours: a hub of ours has opened it. */
  #owns = false;
  #closing = false;
  /** Checks since the last sign of life. */
  #silent = 0;
  #watch: NodeJS.Timeout;
  #opened: { resolve(): void; reject(error: Error): void } | undefined;
  #exited: (() => void) | undefined;
  /** Another build takes over: new requests are kept until its hub is there. */
  #holding = false;
  #drained: (() => void) | undefined;
  #replacing: Promise<void> = Promise.resolve();
  #replaced: { resolve(): void; reject(error: Error): void } | undefined;
  /** Requests that a hub has. */
  #underWay = 0;
  /** The hub goes because it is told to. */
  #ending = false;
  #pause: NodeJS.Timeout | undefined;

  constructor(settings: FrontSettings) {
    this.#settings = settings;
    this.#worker = this.#start();
    this.#watch = setInterval(() => this.#check(), settings.patience / 2);
    this.#watch.unref();
  }

  /** Resolves when the first hub is ready. */
  opened(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#opened = { resolve, reject };
    });
  }

  ask(request: HttpRequest, requestId: string): Promise<HttpResponse> {
    if (this.#closing || this.#waiting.size >= mostWaiting) return Promise.resolve(overloaded(requestId));
    return new Promise(done => {
      const id = ++this.#lastId;
      const waiting = { request, requestId, done, deaths: 0, sent: false };
      this.#waiting.set(id, waiting);
      if (!this.#holding) this.#put(id, waiting);
    });
  }

  /** Goes on with another build over the same data. No request is refused meanwhile; those under way end first, if they do soon. */
  replace(build: string, runs: readonly string[]): Promise<void> {
    this.#replacing = this.#replacing.then(() => this.#replaceNow(build, runs));
    const result = this.#replacing;
    this.#replacing = result.catch(() => {});
    return result;
  }

  async #replaceNow(build: string, runs: readonly string[]): Promise<void> {
    if (this.#closing) return;
    this.#holding = true;
    await this.#drain();
    if (this.#closing) return;
    this.#settings = { ...this.#settings, runs, hub: { ...this.#settings.hub, build } };
    this.#isolated.clear();
    await this.#end();
    this.#release();
    this.#holding = false;
    if (this.#closing) return;
    await new Promise<void>((resolve, reject) => {
      this.#replaced = { resolve, reject };
      this.#startAgain();
    });
  }

  async #drain(): Promise<void> {
    if (this.#underWay === 0) return;
    await new Promise<void>(resolve => {
      this.#drained = resolve;
      setTimeout(resolve, longestDrain).unref();
    });
    this.#drained = undefined;
  }

  stats(): Promise<EngineStats> {
    return new Promise(resolve => {
      const id = ++this.#lastId;
      this.#asked.set(id, resolve);
      this.#send({ kind: 'stats', id });
    });
  }

  /** Sets the clock forward, where the engine was started so. */
  advance(milliseconds: number): Promise<void> {
    return new Promise(resolve => {
      const id = ++this.#lastId;
      this.#advancing.set(id, resolve);
      this.#send({ kind: 'advance', id, milliseconds });
    });
  }

  /** What the hub still has goes on at the next start. */
  async close(): Promise<void> {
    if (this.#closing) return;
    this.#closing = true;
    clearInterval(this.#watch);
    clearTimeout(this.#pause);
    this.#drained?.();
    this.#replaced?.resolve();
    await this.#replacing;
    for (const { done, requestId } of this.#waiting.values()) done(overloaded(requestId));
    this.#waiting.clear();
    await this.#end();
    this.#release();
  }

  /** Ends the hub, in good order if it is there. */
  async #end(): Promise<void> {
    this.#ending = true;
    clearTimeout(this.#pause);
    if (!this.#ready) await this.#worker.terminate();
    else {
      const exited = new Promise<void>(resolve => {
        this.#exited = resolve;
      });
      this.#send({ kind: 'close' });
      const late = setTimeout(() => void this.#worker.terminate(), 10_000);
      await exited;
      clearTimeout(late);
    }
    this.#ready = false;
    this.#ending = false;
  }

  #start(): Worker {
    const source = import.meta.url.endsWith('.ts') ? './hub.ts' : './hub.js';
    this.#blame[0] = 0;
    this.#lived = false;
    const worker = new Worker(new URL(source, import.meta.url), {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memoryLimit },
      workerData: {
        ...this.#settings.hub,
        isolated: [...this.#isolated],
        blame: this.#blame,
      } satisfies HubSettings,
    });
    worker.on('message', (messages: readonly FromHub[]) => this.#receive(messages));
    worker.on('error', error => this.#broken(error));
    worker.on('exit', () => this.#died());
    return worker;
  }

  #receive(messages: readonly FromHub[]): void {
    this.#silent = 0;
    for (const message of messages) {
      if (message.kind === 'response') this.#answered(message.id, message.response);
      else if (message.kind === 'log') this.#settings.log(message);
      else if (message.kind === 'stats') {
        this.#asked.get(message.id)?.(message.stats);
        this.#asked.delete(message.id);
      } else if (message.kind === 'advanced') {
        this.#advancing.get(message.id)?.();
        this.#advancing.delete(message.id);
      } else if (message.kind === 'ready') {
        this.#ready = true;
        this.#lived = true;
        this.#owns = true;
        this.#opened?.resolve();
        this.#opened = undefined;
        this.#replaced?.resolve();
        this.#replaced = undefined;
      }
    }
  }

  #answered(id: number, response: HttpResponse): void {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return;
    this.#waiting.delete(id);
    if (waiting.sent && --this.#underWay === 0) this.#drained?.();
    waiting.done(response);
  }

  #send(message: ToHub): void {
    if (this.#outbox.push(message) === 1) setImmediate(() => this.#flush());
  }

  #flush(): void {
    const messages = this.#outbox;
    this.#outbox = [];
    this.#worker.postMessage(messages);
  }

  /** A hub that is loading or resuming is let be. */
  #check(): void {
    if (!this.#ready) return;
    if (++this.#silent === 1) this.#send({ kind: 'ping' });
    else if (this.#silent > (this.#settings.busy() ? mostSilent : 2)) {
      this.#silent = 0;
      this.#ready = false;
      void this.#worker.terminate();
    }
  }

  #broken(error: Error): void {
    if (this.#opened === undefined) this.#warn(`the engine failed: ${error.message}`, error);
    else {
      this.#closing = true;
      clearInterval(this.#watch);
      // What comes out of another thread is no `Error` of this one.
      this.#opened.reject(Object.assign(new Error(error.message), { name: error.name }));
      this.#opened = undefined;
    }
  }

  #died(): void {
    this.#ready = false;
    if (this.#closing || this.#ending) {
      this.#exited?.();
      return;
    }
    const run = this.#settings.runs[(this.#blame[0] ?? 0) - 1];
    if (run === undefined) this.#warn('the engine stopped and starts again');
    else {
      this.#isolated.add(run);
      this.#warn(`${run} stopped the engine; from now on it runs in a thread of its own`);
    }
    this.#release();
    this.#countDeath();
    if (this.#lived) this.#startAgain();
    else {
      this.#replaced?.reject(new Error('the engine could not start with this build'));
      this.#replaced = undefined;
      this.#pause = setTimeout(() => this.#startAgain(), pauseAfterFailure).unref();
    }
  }

  #startAgain(): void {
    if (this.#closing) return;
    this.#worker = this.#start();
    this.#outbox = [];
    for (const [id, waiting] of this.#waiting) this.#put(id, waiting);
    for (const id of this.#asked.keys()) this.#send({ kind: 'stats', id });
  }

  #put(id: number, waiting: Waiting): void {
    const { request, requestId, sent } = waiting;
    if (!sent) this.#underWay++;
    waiting.sent = true;
    this.#send({ kind: 'request', id, request, requestId, again: sent });
  }

  /** A request that no hub survives is given back. */
  #countDeath(): void {
    for (const [id, waiting] of this.#waiting) {
      if (waiting.sent && ++waiting.deaths >= mostDeaths) this.#answered(id, overloaded(waiting.requestId));
    }
  }

  /** The folder still names this process as its owner: the hub could not give it back. */
  #release(): void {
    if (this.#owns) rmSync(join(this.#settings.hub.data, 'engine.lock'), { force: true });
  }

  #warn(message: string, error?: Error): void {
    const trace = error?.stack === undefined ? {} : { trace: error.stack };
    this.#settings.log({ kind: 'log', level: 'error', message, fields: trace });
  }
}

function overloaded(requestId: string): HttpResponse {
  const problem = { type: 'about:blank', title: 'Service Unavailable', status: 503, detail: 'Ask again.' };
  return {
    status: 503,
    headers: { 'content-type': 'application/problem+json', 'retry-after': '1', 'request-id': requestId },
    body: JSON.stringify(problem),
  };
}
