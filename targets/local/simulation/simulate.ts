// A simulated run: a client plays against a simulated engine, and whatever happens between them is decided by who chooses. The
// client is one that a service may expect: what gets no answer it asks for again, under the same request id.
import type { HttpRequest, HttpResponse } from '../../../stdlib/runtime/http.ts';
import type { EntryState, Json } from '../../../stdlib/runtime/ports.ts';
import type { Manifest } from '../../manifest.ts';
import { loadBuild } from '../build.ts';
import { bundleLoader, type Execute } from '../functions.ts';
import { Disk, type Seams, type StoreLog } from './disk.ts';
import { Script, type ScriptedAnswers, SimulatedEngine } from './engine.ts';
import type { Platform } from './process.ts';
import { type Choose, type Happened, Scheduler } from './scheduler.ts';
import { orphansIn, type Stored, storedIn } from './stored.ts';

/** What the scenario plays against. */
export interface SimulatedClient {
  request(request: HttpRequest, requestId: string): Promise<HttpResponse>;
  /** So many milliseconds pass. */
  wait(milliseconds: number): Promise<void>;
  /** What is stored now. */
  stored(): Stored;
}

export interface Simulation {
  /** Undefined: it has ended, with nothing left that could happen. */
  readonly stuck: string | undefined;
  readonly happened: readonly Happened[];
  readonly stored: Stored;
  /** Requests in the order in which they committed something or, if they committed nothing, read. */
  readonly effects: readonly { readonly request: string; readonly services: readonly string[] }[];
  readonly log: StoreLog;
  /** What is left over: requests that the engine has not ended, ledger entries of runs that have not, promises that nobody settles, rows that belong to nothing. */
  readonly left: readonly string[];
}

export interface SimulateOptions {
  readonly choose: Choose;
  readonly platform: Platform;
  readonly scripted?: ScriptedAnswers | undefined;
  readonly seams?: Seams;
  readonly play: (client: SimulatedClient) => Promise<void>;
}

export type Simulator = (options: SimulateOptions) => Promise<Simulation>;

/** Loads what was built, once for all runs. */
export async function openSimulator(folder: string): Promise<Simulator> {
  const build = loadBuild(folder);
  const load = bundleLoader(build.bundles);
  const functions = new Map<string, Execute>();
  for (const name of Object.keys(build.bundles)) functions.set(name, await load(name));
  return async ({ choose, platform, scripted = {}, seams, play }) => {
    const scheduler = new Scheduler(choose);
    const disk = new Disk(() => scheduler.happened.length, seams);
    const world = {
      build,
      functions,
      scheduler,
      disk,
      random: numbers(1),
      script: new Script(scripted),
      platform,
    };
    const connection = new Connection(() => new SimulatedEngine(world), scheduler, disk, build.manifest);
    let ended = false;
    let failed: unknown;
    const playing = play(connection).then(
      () => {
        ended = true;
      },
      (error: unknown) => {
        failed = error;
      },
    );
    const endless = await scheduler.run();
    if (ended) await playing;
    if (failed !== undefined) throw failed;
    return {
      stuck: endless ?? (ended ? undefined : 'a client waits, and nothing can happen any more'),
      happened: scheduler.happened,
      stored: storedIn(build.manifest, disk.records()),
      effects: effectsOf(disk, scheduler.happened),
      log: disk.log(),
      left: [...leftIn(disk, connection.answered), ...orphansIn(build.manifest, disk.records())],
    };
  };
}

function effectsOf(disk: Disk, happened: readonly Happened[]): Simulation['effects'] {
  const commits = disk.commits();
  const committed = new Set(commits.map(({ request }) => request));
  const reads = new Map<string, number>();
  for (const { step, point } of happened) {
    if ((point.kind === 'read' || point.kind === 'scan') && !committed.has(point.request))
      reads.set(point.request, step);
  }
  const all = [...commits, ...[...reads].map(([request, step]) => ({ request, step, services: [] }))];
  return all.sort((a, b) => a.step - b.step).map(({ request, services }) => ({ request, services }));
}

/** Cells of the library are no runs; and what a run does behind its last commit, its entry does not say. */
function leftIn(disk: Disk, answered: ReadonlySet<string>): readonly string[] {
  const runs = [...disk.entries()].filter(
    ([key, { state }]) =>
      state.kind === 'open' && state.position !== 'cell' && !answered.has(key.split('/')[0] ?? ''),
  );
  const promises = [...disk.entries()].filter(
    ([key, { state }]) => key.startsWith(':promise/') && !isSettled(state),
  );
  return [
    ...disk.openRequests().map(key => `request ${key}`),
    ...runs.map(([key]) => `ledger entry ${key}`),
    ...promises.map(([key]) => `promise ${key}`),
  ];
}

function isSettled(state: EntryState): boolean {
  return state.kind === 'open' && (state.values as { readonly outcome?: Json }).outcome !== undefined;
}

const client = { alive: true };
const patience = 1000;
const mostTries = 40;

class Connection implements SimulatedClient {
  readonly #scheduler: Scheduler;
  readonly #timers;
  readonly stored: () => Stored;
  #engine: SimulatedEngine;
  /** Requests. */
  readonly answered = new Set<string>();
  /** Those whose connection breaks when the engine dies. */
  readonly #connected = new Set<() => void>();

  constructor(start: () => SimulatedEngine, scheduler: Scheduler, disk: Disk, manifest: Manifest) {
    this.#scheduler = scheduler;
    this.stored = () => storedIn(manifest, disk.records());
    this.#timers = scheduler.newTimers();
    this.#engine = start();
    scheduler.onRestart(fault => {
      this.#engine.die();
      disk.restart(fault === 'engine forgets');
      this.#engine = start();
      this.#engine.resume();
      for (const breaks of [...this.#connected]) breaks();
    });
  }

  wait(milliseconds: number): Promise<void> {
    return new Promise(done => this.#timers.after(milliseconds, done));
  }

  async request(request: HttpRequest, requestId: string): Promise<HttpResponse> {
    let again = false;
    for (let tries = 1; ; tries++) {
      const response = await this.#once(request, requestId, again);
      if (response !== undefined && (response.status !== 503 || tries === mostTries)) {
        this.answered.add(requestId);
        return response;
      }
      again ||= response === undefined;
      await this.wait(patience);
    }
  }

  /** Undefined: no answer has come. */
  async #once(request: HttpRequest, requestId: string, again: boolean): Promise<HttpResponse | undefined> {
    const what = `${request.method} ${request.target} ${request.body}`;
    const asked = { request: requestId, who: 'client' };
    await this.#scheduler.pass(client, { ...asked, kind: 'request', what, faults: [] });
    let breaks = (): void => {};
    const broken = new Promise<undefined>(resolve => {
      breaks = () => resolve(undefined);
    });
    this.#connected.add(breaks);
    const answered = this.#engine.answer({ id: 0, request, requestId, again });
    const response = await Promise.race([answered, broken]);
    this.#connected.delete(breaks);
    if (response === undefined) return undefined;
    const answer = `${response.status} ${response.body}`;
    const fault = await this.#scheduler.pass(client, {
      ...asked,
      kind: 'answer',
      what: answer,
      faults: ['lost answer'],
    });
    return fault === 'lost answer' ? undefined : response;
  }
}

/** The same numbers for the same seed, in [0, 1). */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
