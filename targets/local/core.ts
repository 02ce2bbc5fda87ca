// The inside of the hub: one store, the open requests, and those who run functions.
import { createHash, randomUUID } from 'node:crypto';
import type { HttpResponse } from '../../stdlib/runtime/http.ts';
import type { Commit, CommitResult } from '../../stdlib/runtime/ports.ts';
import { linear } from '../../stdlib/runtime/regexp/linear.ts';
import type { SignalCall } from '../../stdlib/runtime/signal-http.ts';
import { type Delivery, deliverSignal } from '../../stdlib/runtime/signals.ts';
import { type LmdbStore, openLmdbStore } from '../../stdlib/stores/lmdb.ts';
import { type Build, functionName, loadBuild } from './build.ts';
import { toldOf } from './execution-ports.ts';
import {
  type EndedRecord,
  keeper,
  type OpenRecord,
  type Records,
  type Section,
  sweep,
} from './execution-records.ts';
import { Executions } from './executions.ts';
import { Externs } from './externs.ts';
import { type FunctionPorts, runtimePorts } from './functions.ts';
import { type Gateway, gateway } from './gateway.ts';
import type { Call } from './jobs.ts';
import { Lane } from './lane.ts';
import type { Answer, Asked, HubSettings, LogMessage } from './messages.ts';
import { Pool } from './pool.ts';
import { Requests } from './requests.ts';
import { type ScheduleRecord, startSchedules } from './schedules.ts';
import { Script } from './script.ts';
import { Skipper, SkippingClock } from './skipping.ts';
import { StartedExecutions } from './started.ts';
import type { EngineStats } from './stats.ts';
import type { TaskResult } from './task-result.ts';
import { systemClock, Timers } from './timers.ts';

const hour = 3_600_000;

export class Core {
  readonly #settings: HubSettings;
  readonly #log: (message: LogMessage) => void;
  /** Of this process: never set forward. */
  readonly #housekeeping = new Timers(systemClock);
  readonly #clock = new SkippingClock();
  readonly #timers = new Timers(this.#clock);
  readonly #skipper: Skipper;
  readonly #build: Build;
  readonly #store: LmdbStore;
  readonly #records: Records;
  readonly #lane: Lane;
  readonly #pool: Pool;
  readonly #externs: Externs;
  readonly #started: StartedExecutions;
  readonly #executions: Executions;
  readonly #requests: Requests;
  readonly #gateway: Gateway;
  readonly #counts = { reads: 0, commits: 0, conflicts: 0, invocations: 0, requests: 0, resumed: 0 };
  #invoking = 0;
  #answered = 0;

  constructor(settings: HubSettings, log: (message: LogMessage) => void) {
    this.#settings = settings;
    this.#log = log;
    this.#build = loadBuild(settings.build);
    this.#store = openLmdbStore({ path: settings.data });
    this.#records = {
      open: this.#store.section('open') as unknown as Section<OpenRecord>,
      ended: this.#store.section('ended') as unknown as Section<EndedRecord>,
      durable: () => this.#store.durable(),
    };
    this.#lane = this.#newLane();
    this.#pool = this.#newPool();
    this.#externs = this.#newExterns();
    this.#started = new StartedExecutions({
      build: this.#build,
      records: this.#records,
      clock: this.#clock,
      executions: () => this.#executions,
      newName: randomUUID,
    });
    this.#executions = this.#newExecutions();
    this.#requests = this.#newRequests();
    this.#skipper = this.#newSkipper();
    this.#gateway = gateway({
      manifest: this.#build.manifest,
      call: (method, args, id) => this.#requests.call(method, args, id),
      describe: (requestId, method) => this.#requests.describe(requestId, method),
      durable: () => this.#store.durable(),
      find: requestId => this.#requests.find(requestId),
      hold: settings.hold,
      after: (milliseconds, wake) => this.#housekeeping.after(milliseconds, wake),
      deliver: signal => this.#deliver(signal),
    });
  }

  /** Everything that was open goes on. */
  async start(): Promise<void> {
    await this.#lane.warm();
    this.#counts.resumed = this.#requests.resume();
    startSchedules({
      entries: this.#build.manifest.entries,
      records: this.#store.section('schedules') as unknown as Section<ScheduleRecord>,
      clock: this.#clock,
      timers: this.#timers,
      call: (method, args, id) => this.#requests.call(method, args, id),
      log: this.#log,
    });
    this.#sweepAfter(60_000);
  }

  async answer(asked: Asked): Promise<HttpResponse> {
    this.#counts.requests++;
    const hurries = this.#settings.skipping && asked.request.headers['mu-hurry'] !== undefined;
    const answer = this.#gateway(asked);
    const response = await (hurries ? this.#skipper.hurry(answer, waitsForever) : answer);
    this.#answered++;
    return response;
  }

  async advance(milliseconds: number): Promise<void> {
    if (this.#settings.skipping) await this.#skipper.advance(milliseconds);
  }

  stats(): EngineStats {
    const { reads, commits, conflicts, invocations, requests, resumed } = this.#counts;
    const { flushes } = this.#store;
    return { storeRequests: reads + commits, commits, conflicts, invocations, requests, resumed, flushes };
  }

  /** Nothing is lost by closing: what is open goes on at the next start. */
  async close(): Promise<void> {
    this.#executions.close();
    this.#timers.close();
    this.#housekeeping.close();
    await Promise.all([this.#pool.close(), this.#externs.close()]);
    await this.#store.close();
  }

  #newSkipper(): Skipper {
    return new Skipper({
      clock: this.#clock,
      timers: this.#timers,
      busy: () => this.#invoking > 0 || this.#executions.busy,
      activity: () =>
        this.#timers.rung +
        this.#executions.steps +
        this.#counts.invocations +
        this.#counts.commits +
        this.#counts.requests +
        this.#answered,
      settled: () => this.#store.durable(),
    });
  }

  #newLane(): Lane {
    const { blame } = this.#settings;
    const { bundles } = this.#build;
    return new Lane({
      bundles,
      runs: runsOf(this.#build),
      blame,
      timeLimit: this.#timeLimit(),
      timers: this.#timers,
      ports: this.#functionPorts(),
    });
  }

  #functionPorts(): Omit<FunctionPorts, 'commit'> {
    const { retention, checkInvariants } = this.#settings;
    return {
      reads: this.#store,
      retention,
      checkInvariants,
      complete: (token, result) => this.#complete(token, result),
      log: message => this.#log(message),
    };
  }

  /** Milliseconds: what the engine allows, or more where `@timeout` asks for it. */
  #timeLimit(): number {
    const asked = this.#build.manifest.functions.map(({ timeout = 0 }) => timeout * 1000);
    return Math.max(this.#settings.timeLimit, ...asked);
  }

  #newPool(): Pool {
    const { workers, retention, data, checkInvariants } = this.#settings;
    const { marks } = this.#store;
    return new Pool({
      workers,
      timeLimit: this.#timeLimit(),
      memory: Math.max(512, ...this.#build.manifest.functions.map(({ memory = 0 }) => memory)),
      timers: this.#timers,
      worker: { data, marks, retention, checkInvariants, bundles: this.#build.bundles },
      complete: (token, result) => this.#complete(token, result),
      log: message => this.#log(message),
    });
  }

  #newExterns(): Externs {
    const { externBundles, externLimit } = this.#build;
    const log = (message: LogMessage) => this.#log(message);
    const script = new Script(this.#settings.scripted);
    return new Externs({
      bundles: externBundles,
      limit: externLimit,
      script,
      timers: this.#housekeeping,
      log,
    });
  }

  #newExecutions(): Executions {
    const commit = (change: Commit) => this.#commit(change);
    return new Executions({
      keep: keeper(this.#records),
      clock: this.#clock,
      timers: this.#timers,
      sources: {
        random: Math.random,
        uuid: randomUUID,
        hash: (data, algorithm) => createHash(algorithm.replace('-', '')).update(data).digest('hex'),
        regex: linear,
      },
      invoke: async ({ function: name, payload }) =>
        toldOf(await this.#invoke({ function: functionName(name), payload, commit })),
      start: ({ machine, name, input }) => this.#started.start(machine, name, input),
    });
  }

  #newRequests(): Requests {
    return new Requests({
      records: this.#records,
      clock: this.#clock,
      timers: this.#timers,
      build: this.#build,
      executions: this.#executions,
      started: this.#started,
      random: Math.random,
      invoke: call => this.#invoke(call),
      entry: key => this.#store.entry(key),
      commit: change => this.#commit(change),
    });
  }

  async #invoke(call: Call): Promise<Answer> {
    this.#counts.invocations++;
    const { run } = (call.payload ?? {}) as { readonly run?: string };
    const isolated = run !== undefined && this.#settings.isolated.includes(run);
    const ours = isolated ? this.#pool : this.#lane;
    const outside = this.#externs.has(call.function);
    this.#invoking++;
    // What happens outside cannot be undone: what led there must not be forgotten.
    if (outside) await this.#store.durable();
    const answer = await (outside ? this.#externs : ours).invoke(call);
    this.#invoking--;
    this.#counts.reads += answer.reads;
    return answer;
  }

  /** A message from outside, in the hub itself: it only moves a mailbox. */
  async #deliver({ request, name, value, delivery = randomUUID() }: SignalCall): Promise<Delivery> {
    const commit = (change: Commit) => this.#commit(change);
    const ports = runtimePorts({ ...this.#functionPorts(), commit }, { reads: 0 });
    const delivered = await deliverSignal(ports, { request, name }, { id: delivery, value });
    await this.#store.durable();
    return delivered;
  }

  /** Never within the function's own step: what it wakes is no part of it. */
  async #complete(token: string, result: TaskResult): Promise<boolean> {
    await undefined;
    return this.#executions.complete(token, result);
  }

  async #commit(commit: Commit): Promise<CommitResult> {
    this.#counts.commits++;
    const result = await this.#store.commit(commit);
    if (result.kind === 'stale') this.#counts.conflicts++;
    return result;
  }

  #sweepAfter(delay: number): void {
    this.#housekeeping.after(delay, () => {
      const now = Date.now();
      const pause = () => new Promise<void>(done => setImmediate(done));
      this.#store.sweep(Math.floor(now / 1000));
      sweep(this.#records, now - this.#settings.retention * 1000, pause).catch(() => {});
      this.#sweepAfter(hour);
    });
  }
}

/** To those who hurry, where no timer is left and nothing goes on. */
function waitsForever(): HttpResponse {
  const detail = 'It waits for a signal that nobody has sent, and nothing else can happen.';
  const body = { type: 'about:blank', title: 'Waits forever', status: 504, detail };
  const headers = { 'content-type': 'application/problem+json' };
  return { status: 504, headers, body: JSON.stringify(body) };
}

/** All runs, in the order of the manifest: the lane tells by number which one has the thread. */
export function runsOf({ manifest }: Pick<Build, 'manifest'>): readonly string[] {
  return manifest.functions.flatMap(({ runs }) => runs);
}
