// Wake-ups in order of time, on one timer of the platform. A cancelled one stays in the heap, empty, until there are more of
// them than of the others: most time limits are cancelled long before they are due.
export interface Clock {
  now(): number;
  /** Runs `wake` after so many milliseconds; the answer cancels. */
  after(milliseconds: number, wake: () => void): () => void;
}

/** Node's own timers; they never keep a process alive. */
export const systemClock: Clock = {
  now: Date.now,
  after: (milliseconds, wake) => {
    const timer = setTimeout(wake, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

interface WakeUp {
  readonly at: number;
  /** Undefined: cancelled. */
  wake: (() => void) | undefined;
}

/** Milliseconds after which the clock is looked at again: it is set, and machines sleep, while Node's timers count on. */
const longest = 60_000;

export class Timers {
  readonly #clock: Clock;
  /** A binary heap, earliest first. */
  #heap: WakeUp[] = [];
  #cancelled = 0;
  #cancel: (() => void) | undefined;
  #armed = Number.POSITIVE_INFINITY;
  #rung = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The answer cancels. */
  at(at: number, wake: () => void): () => void {
    const added: WakeUp = { at, wake };
    this.#push(added);
    this.#arm();
    return () => this.#drop(added);
  }

  after(milliseconds: number, wake: () => void): () => void {
    return this.at(this.#clock.now() + milliseconds, wake);
  }

  /** When the next wake-up is due. */
  next(): number | undefined {
    for (let first = this.#heap[0]; first?.wake === undefined; first = this.#heap[0]) {
      if (first === undefined) return undefined;
      this.#pop();
      this.#cancelled--;
    }
    return this.#heap[0]?.at;
  }

  /** How many wake-ups there have been. */
  get rung(): number {
    return this.#rung;
  }

  /** Wakes whom it is time to wake: the clock was set forward. */
  wake(): void {
    this.#cancel?.();
    this.#fire();
  }

  close(): void {
    this.#heap = [];
    this.#cancel?.();
  }

  #drop(wakeUp: WakeUp): void {
    if (wakeUp.wake === undefined) return;
    wakeUp.wake = undefined;
    if (++this.#cancelled < 1000 || this.#cancelled * 2 < this.#heap.length) return;
    const kept = this.#heap.filter(({ wake }) => wake !== undefined);
    this.#heap = [];
    this.#cancelled = 0;
    for (const one of kept) this.#push(one);
  }

  #arm(): void {
    const [first] = this.#heap;
    if (first === undefined || first.at >= this.#armed) return;
    this.#cancel?.();
    this.#armed = first.at;
    const delay = Math.min(longest, Math.max(0, first.at - this.#clock.now()));
    this.#cancel = this.#clock.after(delay, () => this.#fire());
  }

  #fire(): void {
    this.#armed = Number.POSITIVE_INFINITY;
    this.#cancel = undefined;
    const now = this.#clock.now();
    for (let first = this.#heap[0]; first !== undefined && first.at <= now; first = this.#heap[0]) {
      this.#pop();
      const { wake } = first;
      first.wake = undefined;
      if (wake === undefined) this.#cancelled--;
      else {
        this.#rung++;
        wake();
      }
    }
    this.#arm();
  }

  #push(added: WakeUp): void {
    const heap = this.#heap;
    let i = heap.push(added) - 1;
    for (;;) {
      const parent = (i - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || above.at <= added.at) break;
      heap[i] = above;
      i = parent;
    }
    heap[i] = added;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let i = 0;
    for (;;) {
      const left = heap[2 * i + 1];
      const right = heap[2 * i + 2];
      const child = right !== undefined && left !== undefined && right.at < left.at ? 2 * i + 2 : 2 * i + 1;
      const below = heap[child];
      if (below === undefined || below.at >= last.at) break;
      heap[i] = below;
      i = child;
    }
    heap[i] = last;
  }
}
