// `state rooms: Map<K, V>` and `state members: Set<K>`: one record per entry, so that they grow without bound.
import { decode, encode } from '../codec.ts';
import { bug } from '../errors.ts';
import { type Cell, checkKey, type Key } from '../keys.ts';
import type { Json } from '../ports.ts';
import type { Turn } from '../turn.ts';
import { Cells } from './cells.ts';
import { checkScan, moveEpoch, type ScannedItem, type ScanOptions, scanItems } from './scan.ts';

export interface KeyedOptions {
  readonly key: 'string' | 'number';
  /** Some method iterates or counts it. */
  readonly scanned: boolean;
  /** Only invariants do: the same while they are checked. */
  readonly watched?: boolean;
}

class Keyed {
  protected readonly cells: Cells;
  readonly #options: KeyedOptions;
  readonly #epoch: Cell;

  constructor(service: string, state: string, options: KeyedOptions) {
    this.cells = new Cells(service, state);
    this.#options = options;
    this.#epoch = this.cells.single('epoch');
  }

  async has($: Turn, key: Key): Promise<boolean> {
    const value = $.read(this.cell(key));
    return (value instanceof Promise ? await value : value) !== undefined;
  }

  async delete($: Turn, key: Key): Promise<boolean> {
    const cell = this.cell(key);
    if ((await $.read(cell)) === undefined) return false;
    $.records.put(cell, undefined);
    if (this.#scanned($)) moveEpoch($, this.#epoch);
    return true;
  }

  async size($: Turn): Promise<number> {
    return (await this.scan($, {}, 'keys')).length;
  }

  protected cell(key: Key): Cell {
    return this.cells.item(checkKey(key, this.#options.key, this.cells.name));
  }

  /** An entry that this turn does not know to exist may be new: then the epoch moves. */
  protected store($: Turn, cell: Cell, value: Json): void {
    if (this.#scanned($) && $.records.existence(cell.text) !== true) moveEpoch($, this.#epoch);
    $.records.put(cell, value);
  }

  #scanned($: Turn): boolean {
    return this.#options.scanned || (this.#options.watched === true && $.checked);
  }

  protected scan($: Turn, options: ScanOptions, show: 'values' | 'keys'): Promise<readonly ScannedItem[]> {
    if (!this.#scanned($)) throw bug(`${this.cells.name} is scanned, and was said not to be`);
    return scanItems($, this.cells, checkScan(options, this.#options.key, this.cells.name), show);
  }
}

export class MapState extends Keyed {
  async get($: Turn, key: Key): Promise<unknown> {
    const found = $.read(this.cell(key));
    const value = found instanceof Promise ? await found : found;
    return value === undefined ? undefined : decode(value);
  }

  async set($: Turn, key: Key, value: unknown): Promise<void> {
    const cell = this.cell(key);
    const json = encode(value, `${this.cells.name}[${JSON.stringify(key)}]`);
    const held = $.ready();
    if (held !== undefined) await held;
    this.store($, cell, json);
  }

  async update($: Turn, key: Key, change: (value: unknown) => unknown): Promise<void> {
    await this.set($, key, await change(await this.get($, key)));
  }

  async keys($: Turn, options: ScanOptions = {}): Promise<readonly Key[]> {
    return (await this.scan($, options, 'keys')).map(item => item.key);
  }

  async values($: Turn, options: ScanOptions = {}): Promise<readonly unknown[]> {
    return (await this.scan($, options, 'values')).map(item => decode(item.value));
  }

  async entries($: Turn, options: ScanOptions = {}): Promise<readonly (readonly [Key, unknown])[]> {
    return (await this.scan($, options, 'values')).map(item => [item.key, decode(item.value)] as const);
  }
}

export class SetState extends Keyed {
  async add($: Turn, key: Key): Promise<void> {
    const cell = this.cell(key);
    const held = $.ready();
    if (held !== undefined) await held;
    if ($.records.existence(cell.text) !== true) this.store($, cell, 1);
  }

  async values($: Turn, options: ScanOptions = {}): Promise<readonly Key[]> {
    return (await this.scan($, options, 'keys')).map(item => item.key);
  }
}
