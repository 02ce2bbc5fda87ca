// A started call whose turn has not come: its code may run up to the point where it touches state, so that its first reads
// are known, and is held there. Lanes are released one after the other, in program order.

export class Lane {
  #held: boolean;
  #release: (() => void) | undefined;
  /** Resolves when the lane is released. */
  readonly released: Promise<void>;
  /** The savepoint at which the lane's own writes begin. */
  base = 0;

  constructor(held: boolean) {
    this.#held = held;
    this.released = held
      ? new Promise(resolve => {
          this.#release = resolve;
        })
      : Promise.resolve();
  }

  get held(): boolean {
    return this.#held;
  }

  release(base: number): void {
    this.base = base;
    this.#held = false;
    this.#release?.();
  }
}

/** Code that nothing holds. */
export const openLane: Lane = new Lane(false);
