// Time for scenarios and tests: it passes as usual and, besides, jumps to the next wake-up as soon as nothing else can
// happen. So three days of waiting take a moment, and everything happens in the order in which it would have.
import { type Clock, systemClock, type Timers } from './timers.ts';

export class SkippingClock implements Clock {
  #ahead = 0;

  now(): number {
    return systemClock.now() + this.#ahead;
  }

  after(milliseconds: number, wake: () => void): () => void {
    return systemClock.after(milliseconds, wake);
  }

  /** Never backwards. */
  skipTo(time: number): void {
    this.#ahead += Math.max(0, time - this.now());
  }
}

export interface World {
  readonly clock: SkippingClock;
  readonly timers: Timers;
  /** Something is being worked on. */
  busy(): boolean;
  /** Counts what happens: it stands still where nothing does. */
  activity(): number;
  /** Resolves when what has ended is on disk and its requests are answered. */
  settled(): Promise<void>;
}

/** Who has waited for so long waits for something that never comes: no execution lasts longer than a year. */
const longest = 400 * 86_400_000;

export class Skipper {
  readonly #world: World;
  /** Those who want their answers without waiting: what to call when they can never come. */
  readonly #hurried = new Set<() => void>();
  #running = false;

  constructor(world: World) {
    this.#world = world;
  }

  /** Skips what the answer would have to wait for; `stuck` gives the answer if nothing can happen any more. */
  async hurry<T>(answer: Promise<T>, stuck: () => T): Promise<T> {
    let give = () => {};
    const never = new Promise<T>(resolve => {
      give = () => resolve(stuck());
    });
    this.#hurried.add(give);
    void this.#run();
    try {
      return await Promise.race([answer, never]);
    } finally {
      this.#hurried.delete(give);
    }
  }

  /** So much time passes, with everything that happens meanwhile. */
  async advance(milliseconds: number): Promise<void> {
    const { clock, timers } = this.#world;
    await this.#quiet();
    const until = clock.now() + milliseconds;
    for (let next = timers.next(); next !== undefined && next <= until; next = timers.next())
      await this.#jump(next);
    await this.#jump(until);
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    await this.#quiet();
    let begun = this.#world.clock.now();
    let before = this.#hurried.size;
    while (this.#hurried.size > 0) {
      // Whenever one has its answer, the others have as long again.
      if (this.#hurried.size !== before) begun = this.#world.clock.now();
      before = this.#hurried.size;
      const next = this.#world.timers.next();
      if (next === undefined || next > begun + longest) for (const give of this.#hurried) give();
      else await this.#jump(next);
      await this.#quiet();
    }
    this.#running = false;
  }

  async #jump(time: number): Promise<void> {
    this.#world.clock.skipTo(time);
    this.#world.timers.wake();
    await this.#quiet();
  }

  /** Until nothing happens but the passing of time. */
  async #quiet(): Promise<void> {
    const { busy, activity, settled } = this.#world;
    for (let before = -1, calm = 0; calm < 3; ) {
      await new Promise<void>(done => setImmediate(done));
      await settled();
      calm = busy() || activity() !== before ? 0 : calm + 1;
      before = activity();
    }
  }
}
