// A platform for durable promises in which any step may be the last of its process: calls, timers, tasks that wait, each
// executed again until it is through, in random order, with late repetitions. It says what every task was told, and when.
import { generator } from '../../stdlib/runtime/hash.ts';
import type { Invocation, Json, Ports, Store } from '../../stdlib/runtime/ports.ts';
import type { Outcome, PromiseRecord, WaitRecord } from '../../stdlib/runtime/promise-records.ts';
import { execute } from '../../stdlib/runtime/system.ts';
import { type MemoryStore, memoryStore } from '../../stdlib/stores/memory.ts';

export class Crash extends Error {}

export interface WorldOptions {
  readonly seed: string;
  /** The step of this number crashes; otherwise every one with a chance of one in `danger`. */
  readonly crashAt?: number;
  readonly danger?: number;
  readonly store?: Store;
}

/** What a task was told, by the live token of the moment. */
export type Told = { readonly output: Json } | { readonly error: string; readonly cause: string };

export class World {
  readonly memory: MemoryStore = memoryStore();
  readonly #options: WorldOptions;
  readonly #store: Store;
  readonly #next: () => number;
  readonly #ready: (() => void)[] = [];
  readonly #tokens = new Map<string, (told: Told) => void>();
  #lastToken = 0;
  steps = 0;
  crashes = 0;

  constructor(options: WorldOptions) {
    this.#options = options;
    this.#store = options.store ?? this.memory;
    this.#next = generator(options.seed);
  }

  chance(one: number): boolean {
    return this.#next() % one === 0;
  }

  upTo(most: number): number {
    return this.#next() % (most + 1);
  }

  /** A moment at which anything else may happen first. */
  turn(): Promise<void> {
    return new Promise(done => this.#ready.push(done));
  }

  async turns(count: number): Promise<void> {
    for (let i = 0; i < count; i++) await this.turn();
  }

  /** False: something waits that nothing will wake. */
  async run(tasks: readonly Promise<void>[]): Promise<boolean> {
    let over = false;
    let failure: unknown;
    Promise.all(tasks).then(
      () => {
        over = true;
      },
      error => {
        over = true;
        failure = error;
      },
    );
    for (let idle = 0; !over; ) {
      for (let i = 0; i < 12; i++) await Promise.resolve();
      if (this.#options.store !== undefined) await new Promise(done => setImmediate(done));
      const at = this.#next() % Math.max(1, this.#ready.length);
      const [next] = this.#ready.splice(at, 1);
      idle = next === undefined ? idle + 1 : 0;
      if (idle > 200 && this.#options.store === undefined) return false;
      next?.();
    }
    if (failure !== undefined) throw failure;
    return true;
  }

  /** Executes a system run until it is through, and now and then once more, much later. */
  async through(
    run: string,
    key: string,
    values: () => { [name: string]: Json },
    over: () => boolean = () => false,
  ): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      const invocation = { run, key, attempt, time: new Date(0).toISOString(), values: values() };
      const survived = await this.#survives(invocation);
      if (this.#options.danger !== undefined && this.chance(8)) void this.#later(invocation);
      if (survived || over()) return;
    }
  }

  /** A task that waits for its token: told by somebody, or by `otherwise` when nobody has. */
  async task(
    run: string,
    key: string,
    values: { [name: string]: Json },
    otherwise?: () => Promise<Told>,
  ): Promise<Told> {
    let told: Told | undefined;
    let wake: () => void = () => {};
    let token = '';
    const attempt = () => {
      this.#tokens.delete(token);
      token = `t${++this.#lastToken}`;
      if (told === undefined)
        this.#tokens.set(token, by => {
          told = by;
          wake();
        });
      return { ...values, token };
    };
    await this.through(run, key, attempt, () => told !== undefined);
    if (told === undefined) {
      const woken = new Promise<void>(done => {
        wake = done;
      });
      const given = otherwise?.().then(by => {
        told ??= by;
      });
      await (given === undefined ? woken : Promise.race([woken, given]));
    }
    this.#tokens.delete(token);
    return told as unknown as Told;
  }

  async outcome(promise: string): Promise<Outcome | undefined> {
    return (await this.#cell<PromiseRecord>(`:promise/${promise}`))?.outcome;
  }

  /** Who has won a race, as its record says. */
  async winner(wait: string): Promise<Pick<WaitRecord, 'winner'>> {
    const { winner } = (await this.#cell<WaitRecord>(`:wait/${wait}`)) ?? {};
    return winner === undefined ? {} : { winner };
  }

  async #cell<Value>(key: string): Promise<Value | undefined> {
    const state = (await this.#store.entry(key))?.state;
    return state?.kind === 'open' ? (state.values as unknown as Value) : undefined;
  }

  async #survives(invocation: Invocation): Promise<boolean> {
    try {
      await execute({ runs: {}, entries: [] }, invocation, this.#ports());
      return true;
    } catch (error) {
      if ((error as Error).cause instanceof Crash) return false;
      throw error;
    }
  }

  async #later(invocation: Invocation): Promise<void> {
    await this.turns(60);
    await this.#survives(invocation);
  }

  #ports(): Ports {
    const store = this.#store;
    return {
      store: {
        ...store,
        entry: key => this.#step(() => store.entry(key)),
        commit: commit => this.#step(() => store.commit(commit)),
      },
      platform: {
        succeed: (token, output) => this.#step(async () => this.#tell(token, { output })),
        fail: (token, error, cause) => this.#step(async () => this.#tell(token, { error, cause })),
      },
      clock: { now: () => 0, wait: () => this.turn() },
      random: { next: () => 0.5 },
      log: { write: () => {} },
      retention: 1000,
    };
  }

  #tell(token: string, told: Told): boolean {
    const wake = this.#tokens.get(token);
    this.#tokens.delete(token);
    wake?.(told);
    return wake !== undefined;
  }

  /** The process may end before it or after it. */
  async #step<T>(run: () => Promise<T>): Promise<T> {
    await this.turn();
    this.#danger();
    const result = await run();
    await this.turn();
    this.#danger();
    return result;
  }

  #danger(): void {
    const { crashAt, danger } = this.#options;
    if (this.steps++ !== crashAt && (danger === undefined || !this.chance(danger))) return;
    this.crashes++;
    throw new Crash('the process ends');
  }
}
