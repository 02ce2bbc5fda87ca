// Exponential back-off with full jitter, inside a budget: after it the attempt gives up with an error that the platform
// retries, rather than hold a function open.
import { PlatformError } from './errors.ts';
import type { Ports } from './ports.ts';

/** Milliseconds. */
const SHORTEST = 4;
const LONGEST = 1_000;
const BUDGET = 10_000;
const MOST_TRIES = 64;

export class Backoff {
  readonly #ports: Ports;
  readonly #what: string;
  #tries = 0;
  #deadline: number | undefined;

  constructor(ports: Ports, what: string) {
    this.#ports = ports;
    this.#what = what;
  }

  /** Throws `cause`, or `Mu.Conflict`, when the budget is spent. */
  async pause(cause?: Error): Promise<void> {
    const { clock, random } = this.#ports;
    this.#deadline ??= clock.now() + BUDGET;
    if (this.#tries >= MOST_TRIES || clock.now() >= this.#deadline) throw cause ?? this.#conflict();
    const most = Math.min(LONGEST, SHORTEST * 2 ** this.#tries);
    this.#tries += 1;
    await clock.wait(random.next() * most);
  }

  #conflict(): PlatformError {
    return new PlatformError(
      'Mu.Conflict',
      `${this.#what}: other requests changed the same records ${this.#tries} times`,
    );
  }
}
