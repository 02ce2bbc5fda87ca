// `state log: List<T>`: a head record with the length, and one record per element, by position. Where the position is
// known, the head is neither read nor written, so that changes of single elements do not meet.
import { decode, encode } from '../codec.ts';
import type { Cell } from '../keys.ts';
import type { Json } from '../ports.ts';
import type { Turn } from '../turn.ts';
import { Cells } from './cells.ts';

export class ListState {
  readonly #cells: Cells;
  readonly #head: Cell;

  constructor(service: string, state: string) {
    this.#cells = new Cells(service, state);
    this.#head = this.#cells.single('head');
  }

  async length($: Turn): Promise<number> {
    const head = await $.read(this.#head);
    return head === undefined ? 0 : (head as { readonly length: number }).length;
  }

  async at($: Turn, index: number): Promise<unknown> {
    const whole = Math.trunc(index) || 0;
    const position = whole < 0 ? (await this.length($)) + whole : whole;
    if (position < 0 || position > Number.MAX_SAFE_INTEGER) return undefined;
    const value = await $.read(this.#cells.item(position));
    return value === undefined ? undefined : decode(value);
  }

  /** The new length. */
  async push($: Turn, ...values: readonly unknown[]): Promise<number> {
    const encoded = values.map((value, i) => encode(value, `${this.#cells.name}.push(${i})`));
    const length = await this.length($);
    encoded.forEach((value, i) => {
      $.records.put(this.#cells.item(length + i), value);
    });
    if (encoded.length > 0) this.#resize($, length + encoded.length);
    return length + encoded.length;
  }

  async pop($: Turn): Promise<unknown> {
    const length = await this.length($);
    if (length === 0) return undefined;
    const cell = this.#cells.item(length - 1);
    const value = await $.read(cell);
    $.records.put(cell, undefined);
    this.#resize($, length - 1);
    return value === undefined ? undefined : decode(value);
  }

  async set($: Turn, index: number, value: unknown): Promise<void> {
    const json: Json = encode(value, `${this.#cells.name}[${index}]`);
    const cell = this.#cells.item(index);
    const inside = Number.isSafeInteger(index) && index >= 0 && (await $.read(cell)) !== undefined;
    if (!inside) throw new RangeError(`${this.#cells.name} has no element ${index}`);
    $.records.put(cell, json);
  }

  async slice($: Turn, start = 0, end = Number.POSITIVE_INFINITY): Promise<readonly unknown[]> {
    const length = await this.length($);
    const first = bound(start, length);
    const reads: (Json | undefined | Promise<Json | undefined>)[] = [];
    for (let i = first; i < bound(end, length); i++) reads.push($.read(this.#cells.item(i)));
    return (await Promise.all(reads)).map(value => (value === undefined ? undefined : decode(value)));
  }

  values($: Turn): Promise<readonly unknown[]> {
    return this.slice($);
  }

  #resize($: Turn, length: number): void {
    $.records.put(this.#head, { length });
  }
}

/** As `Array.prototype.slice` reads its arguments. */
function bound(index: number, length: number): number {
  const whole = Number.isNaN(index) ? 0 : Math.trunc(index);
  return whole < 0 ? Math.max(0, length + whole) : Math.min(whole, length);
}
