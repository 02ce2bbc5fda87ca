// Decides what happens next. Whoever is about to do something that others can see, or that can go wrong, asks to pass; one at a
// time is let through, with what happens to it. Between two of them everything runs until it waits again, so a run is a
// function of what is decided here. Time passes a millisecond with each, and jumps when nobody waits to pass.
import { type Clock, Timers } from '../timers.ts';
import type { Fault, Place, PointKind, Turnoff } from './schedule.ts';

export interface Point {
  readonly kind: PointKind;
  /** The request that it belongs to. */
  readonly request: string;
  /** Who does it: `client`, `engine`, `Hotel.reserve/0, attempt 1`. */
  readonly who: string;
  readonly what: string;
  /** The idempotency key of the run that is executed. */
  readonly key?: string;
  /** It asks what has become of the run, which the platform has given up. */
  readonly settles?: boolean;
  readonly faults: readonly Fault[];
}

/** Whose points they are; those of the dead do not pass. */
export interface Owner {
  readonly alive: boolean;
}

export interface Happened {
  readonly step: number;
  readonly time: number;
  /** Of what had waited longest, which is where a schedule finds it. */
  readonly at: Place;
  readonly point: Point;
  readonly turnoff: Turnoff | undefined;
  /** How many waited. */
  readonly waiting: number;
  readonly frozen: number;
}

/** What leaves the straight way at this place; what is not possible there is left out. */
export type Choose = (at: Place, waiting: readonly Point[], frozen: number) => Turnoff | undefined;

interface Waiting {
  readonly owner: Owner;
  readonly point: Point;
  readonly go: (fault: Fault | undefined) => void;
}

interface Frozen {
  readonly owner: Owner;
  readonly thaw: () => void;
}

export const simulationStart = Date.UTC(2026, 0, 2, 3, 4, 5);
const mostSteps = 20_000;

export class Scheduler {
  readonly happened: Happened[] = [];
  readonly #choose: Choose;
  readonly #timers = new Set<Timers>();
  /** How often something has passed, by request and kind. */
  readonly #passed = new Map<string, number>();
  #waiting: Waiting[] = [];
  #frozen: Frozen[] = [];
  #now = simulationStart;
  #onRestart: (fault: Fault) => void = () => {};

  constructor(choose: Choose) {
    this.#choose = choose;
  }

  readonly clock: Clock = { now: () => this.#now, after: () => () => {} };

  /** Of something that may end before the world does: then `close` them. */
  newTimers(): Timers {
    const timers = new Timers(this.clock);
    this.#timers.add(timers);
    return timers;
  }

  onRestart(restart: (fault: Fault) => void): void {
    this.#onRestart = restart;
  }

  /** Resolves when it is this point's turn, with what goes wrong. */
  pass(owner: Owner, point: Point): Promise<Fault | undefined> {
    return new Promise(go => this.#waiting.push({ owner, point, go }));
  }

  /** Resolves long after. */
  freeze(owner: Owner): Promise<void> {
    return new Promise(thaw => this.#frozen.push({ owner, thaw }));
  }

  /** Until nothing can happen any more. Tells what is wrong if it does not end. */
  async run(): Promise<string | undefined> {
    for (;;) {
      await new Promise<void>(done => setImmediate(done));
      this.#waiting = this.#waiting.filter(({ owner }) => owner.alive);
      this.#frozen = this.#frozen.filter(({ owner }) => owner.alive);
      if (this.happened.length >= mostSteps) return `it goes on after ${mostSteps} steps`;
      if (this.#waiting.length > 0) this.#step();
      else if (!this.#skip() && !this.#thaw()) return undefined;
    }
  }

  #step(): void {
    const at = this.#place();
    const frozen = this.#frozen.length;
    const wished = this.#choose(
      at,
      this.#waiting.map(({ point }) => point),
      frozen,
    );
    const turnoff = isPossible(wished, this.#waiting, frozen) ? wished : undefined;
    if (turnoff?.kind === 'thaw') this.#thaw();
    const [next] = this.#waiting.splice(turnoff?.kind === 'other' ? turnoff.place : 0, 1);
    if (next === undefined) return;
    const { point, go } = next;
    const fault = turnoff?.kind === 'fault' ? turnoff.fault : undefined;
    const waiting = this.#waiting.length + 1;
    this.happened.push({ step: this.happened.length, time: this.#now, at, point, turnoff, waiting, frozen });
    this.#count(point);
    this.#now += 1;
    for (const timers of this.#timers) timers.wake();
    if (fault === 'engine restarts' || fault === 'engine forgets') this.#onRestart(fault);
    else go(fault);
  }

  #place(): Place {
    const { request = '', kind = 'flush' } = this.#waiting[0]?.point ?? {};
    return { request, kind, nth: (this.#passed.get(`${kind} ${request}`) ?? 0) + 1 };
  }

  #count({ request, kind }: Point): void {
    const key = `${kind} ${request}`;
    this.#passed.set(key, (this.#passed.get(key) ?? 0) + 1);
  }

  /** To when something is due. */
  #skip(): boolean {
    const due = [...this.#timers].flatMap(timers => timers.next() ?? []);
    if (due.length === 0) return false;
    this.#now = Math.max(this.#now, Math.min(...due));
    for (const timers of this.#timers) timers.wake();
    return true;
  }

  #thaw(): boolean {
    const first = this.#frozen.shift();
    first?.thaw();
    return first !== undefined;
  }
}

function isPossible(
  turnoff: Turnoff | undefined,
  waiting: readonly Waiting[],
  frozen: number,
): turnoff is Turnoff {
  if (turnoff === undefined) return false;
  if (turnoff.kind === 'thaw') return frozen > 0;
  if (turnoff.kind === 'other') return turnoff.place > 0 && turnoff.place < waiting.length;
  return waiting[0]?.point.faults.includes(turnoff.fault) === true;
}
