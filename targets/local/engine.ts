// The engine: one store, one pool of workers, the open requests, and the door to the outside.
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Commit, CommitResult, Json } from '../../stdlib/runtime/ports.ts';
import { type LmdbStore, openLmdbStore } from '../../stdlib/stores/lmdb.ts';
import { type Build, loadBuild } from './build.ts';
import { type EndedRecord, type OpenRecord, type Records, type Section, sweep } from './execution-records.ts';
import { Executions } from './executions.ts';
import { gateway } from './gateway.ts';
import type { Answer, Call } from './jobs.ts';
import { Pool } from './pool.ts';
import { type CallOutcome, type RequestId, Requests } from './requests.ts';
import { type Server, startServer } from './server.ts';
import { type Clock, systemClock, Timers } from './timers.ts';

export interface EngineOptions {
  /** Folder that `muc build` wrote. */
  readonly build: string;
  /** Folder of the data; undefined: a temporary one, removed at the end. */
  readonly data?: string | undefined;
  readonly port?: number;
  readonly host?: string;
  readonly workers?: number;
  /** Milliseconds that one invocation of a function may take. */
  readonly timeLimit?: number;
  /** Seconds for which ended requests and ledger entries are kept. */
  readonly retention?: number;
  readonly log?: EngineLog;
  readonly clock?: Clock;
}

export type EngineLog = (level: string, message: string, fields: { readonly [field: string]: Json }) => void;

export interface EngineStats {
  /** Read batches, scans, reads of ledger entries, and commits. */
  readonly storeRequests: number;
  readonly commits: number;
  readonly conflicts: number;
  readonly invocations: number;
  readonly requests: number;
  /** Open requests that were taken up again at the start. */
  readonly resumed: number;
}

export interface CallOptions {
  /** The idempotency key; without one, the answer cannot be asked for again. */
  readonly requestId?: string;
}

export interface Engine {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** Arguments are encoded, one for each parameter. */
  call(method: string, args: readonly Json[], options?: CallOptions): Promise<CallOutcome>;
  stats(): EngineStats;
  close(): Promise<void>;
}

const defaultRetention = 14 * 86_400;
const defaultTimeLimit = 30_000;
const hour = 3_600_000;

export async function startEngine(options: EngineOptions): Promise<Engine> {
  const core = new Core(options);
  try {
    return await core.open();
  } catch (error) {
    await core.close();
    throw error;
  }
}

class Core {
  readonly #options: EngineOptions;
  readonly #clock: Clock;
  readonly #timers: Timers;
  readonly #build: Build;
  readonly #folder: string;
  readonly #store: LmdbStore;
  readonly #pool: Pool;
  readonly #executions: Executions;
  readonly #requests: Requests;
  readonly #records: Records;
  readonly #counts = { reads: 0, commits: 0, conflicts: 0, invocations: 0, requests: 0, resumed: 0 };
  #server: Server | undefined;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#build = loadBuild(options.build);
    this.#clock = options.clock ?? systemClock;
    this.#timers = new Timers(this.#clock);
    this.#folder = options.data ?? mkdtempSync(join(tmpdir(), 'mu-'));
    mkdirSync(this.#folder, { recursive: true });
    this.#store = openLmdbStore({ path: this.#folder });
    this.#pool = this.#startPool();
    this.#records = {
      open: this.#store.section('open') as unknown as Section<OpenRecord>,
      ended: this.#store.section('ended') as unknown as Section<EndedRecord>,
      durable: () => this.#store.durable(),
    };
    const invoke = (call: Call) => this.#invoke(call);
    const commit = (change: Commit) => this.#commit(change);
    const parts = { records: this.#records, clock: this.#clock, timers: this.#timers };
    this.#executions = new Executions({
      ...parts,
      sources: {
        now: () => performance.now(),
        random: Math.random,
        uuid: randomUUID,
        hash: (data, algorithm) => createHash(algorithm.replace('-', '')).update(data).digest('hex'),
      },
      invoke: (name, payload) => invoke({ function: name, payload, commit }),
    });
    this.#requests = new Requests({
      ...parts,
      build: this.#build,
      executions: this.#executions,
      random: Math.random,
      invoke,
      commit,
    });
  }

  async open(): Promise<Engine> {
    this.#counts.resumed = this.#requests.resume();
    this.#server = await startServer({
      host: this.#options.host ?? '127.0.0.1',
      port: this.#options.port ?? 0,
      answer: gateway({
        manifest: this.#build.manifest,
        call: (method, args, id) => this.#call(method, args, id),
        describe: (requestId, method) => this.#requests.describe(requestId, method),
      }),
    });
    this.#sweepLater(60_000);
    return {
      url: this.#server.url,
      call: (method, args, { requestId } = {}) =>
        this.#call(method, args, { requestId: requestId ?? randomUUID(), asked: requestId !== undefined }),
      stats: () => this.#stats(),
      close: () => this.close(),
    };
  }

  /** Nothing is lost by closing: what is open goes on at the next start. */
  async close(): Promise<void> {
    await this.#server?.close();
    this.#executions.close();
    this.#timers.close();
    await this.#pool.close();
    await this.#store.durable();
    await this.#store.close();
    if (this.#options.data === undefined) rmSync(this.#folder, { recursive: true, force: true });
  }

  #startPool(): Pool {
    const { workers = 1, timeLimit = defaultTimeLimit, log = () => {} } = this.#options;
    return new Pool({
      workers,
      timeLimit,
      clock: this.#clock,
      store: this.#store,
      worker: {
        data: this.#folder,
        marks: this.#store.marks,
        bundles: this.#build.bundles,
        retention: this.#retention,
      },
      log: ({ level, message, fields }) => log(level, message, fields),
    });
  }

  get #retention(): number {
    return this.#options.retention ?? defaultRetention;
  }

  #call(method: string, args: readonly Json[], id: RequestId): Promise<CallOutcome> {
    this.#counts.requests++;
    return this.#requests.call(method, args, id);
  }

  async #invoke(call: Call): Promise<Answer> {
    this.#counts.invocations++;
    const answer = await this.#pool.invoke(call);
    this.#counts.reads += answer.reads;
    return answer;
  }

  async #commit(commit: Commit): Promise<CommitResult> {
    this.#counts.commits++;
    const result = await this.#store.commit(commit);
    if (result.kind === 'stale') this.#counts.conflicts++;
    return result;
  }

  #stats(): EngineStats {
    const { reads, commits, conflicts, invocations, requests, resumed } = this.#counts;
    return { storeRequests: reads + commits, commits, conflicts, invocations, requests, resumed };
  }

  #sweepLater(delay: number): void {
    this.#timers.at(this.#clock.now() + delay, () => {
      const pause = () => new Promise<void>(done => setImmediate(done));
      sweep(this.#records, this.#clock.now() - this.#retention * 1000, pause).catch(() => {});
      this.#sweepLater(hour);
    });
  }
}
