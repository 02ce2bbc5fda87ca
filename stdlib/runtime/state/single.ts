// `state total: Counter` and `state rate: T = initial`: one record each. What is added to a counter commutes: two
// turns that add do not invalidate each other, nor a `take` whose answer stays the same.
import { decode, encode } from '../codec.ts';
import type { Cell } from '../keys.ts';
import { asNumber } from '../records.ts';
import type { Turn } from '../turn.ts';
import { Cells } from './cells.ts';

export class CounterState {
  readonly #name: string;
  readonly #cell: Cell;

  constructor(service: string, state: string) {
    const cells = new Cells(service, state);
    this.#name = cells.name;
    this.#cell = cells.single('counter');
  }

  async value($: Turn): Promise<number> {
    const held = $.ready(this.#cell);
    if (held !== undefined) await held;
    return asNumber(await $.records.stored(this.#cell)) + $.records.added(this.#cell.text);
  }

  async add($: Turn, amount = 1): Promise<void> {
    this.#check(amount);
    const held = $.ready();
    if (held !== undefined) await held;
    $.records.add(this.#cell, amount);
  }

  /** Subtracts, only if so much is left. */
  async take($: Turn, amount = 1): Promise<boolean> {
    this.#check(amount);
    if (amount < 0)
      throw new RangeError(`${this.#name}.take(${amount}): take wants a number that is not negative`);
    const held = $.ready(this.#cell);
    if (held !== undefined) await held;
    if (!(await $.records.atLeast(this.#cell, amount))) return false;
    $.records.add(this.#cell, -amount);
    return true;
  }

  /** Whole numbers only: sums of fractions depend on the order, and counters have none. */
  #check(amount: number): void {
    if (!Number.isSafeInteger(amount))
      throw new RangeError(`${this.#name}: a counter counts in whole numbers, not ${amount}`);
  }
}

export interface ValueOptions {
  readonly initial: () => unknown;
}

export class ValueState {
  readonly #name: string;
  readonly #cell: Cell;
  readonly #initial: () => unknown;

  constructor(service: string, state: string, options: ValueOptions) {
    const cells = new Cells(service, state);
    this.#name = cells.name;
    this.#cell = cells.single('value');
    this.#initial = options.initial;
  }

  async get($: Turn): Promise<unknown> {
    const value = await $.read(this.#cell);
    return decode(value === undefined ? encode(this.#initial(), this.#name) : value);
  }

  async set($: Turn, value: unknown): Promise<void> {
    const json = encode(value, this.#name);
    const held = $.ready();
    if (held !== undefined) await held;
    $.records.put(this.#cell, json);
  }
}
