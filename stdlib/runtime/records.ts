// What one turn has read and what it is going to write. Reads are kept with the version they had; writes are kept back
// until the turn commits, with an undo list so that a savepoint is a number.
//
//   R1  a turn sees its own writes, else what it has read first, else the store
//   R2  every record whose value the program has seen is checked at commit, also if a savepoint was rolled back since
//   R3  a commit names each record once: a check, a put, an add or a `below`
import type { Cell } from './keys.ts';
import type { Check, Item, Json, Range, RecordKey, Version, Versioned, Write } from './ports.ts';
import type { Reader } from './reader.ts';

interface Seen {
  readonly record: RecordKey;
  readonly value: Json | undefined;
  readonly version: Version | undefined;
  /** The program knows the value; otherwise only `need` and `below` are known of a counter. */
  exact: boolean;
  /** The counter holds at least so much… */
  need: number;
  /** … and less than that. */
  below: number;
}

interface Put {
  readonly kind: 'put';
  readonly record: RecordKey;
  readonly value: Json | undefined;
}

interface Add {
  readonly kind: 'add';
  readonly record: RecordKey;
  readonly amount: number;
}

type Buffered = Put | Add;

export class Records {
  readonly reader: Reader;
  readonly #seen = new Map<string, Seen>();
  readonly #writes = new Map<string, Buffered>();
  readonly #undo: { readonly text: string; readonly before: Buffered | undefined }[] = [];
  #early: Map<string, Promise<Versioned | undefined>> | undefined;
  #broken: { readonly error: unknown } | undefined;

  constructor(reader: Reader) {
    this.reader = reader;
  }

  /** The store did not answer. The program may have caught that, and must not go on as if it were one of its errors. */
  get broken(): { readonly error: unknown } | undefined {
    return this.#broken;
  }

  get writing(): boolean {
    return this.#writes.size > 0;
  }

  /** The value as this turn sees it; from now on it is checked. */
  value(cell: Cell): Json | undefined | Promise<Json | undefined> {
    const write = this.#writes.get(cell.text);
    if (write !== undefined && write.kind === 'put') return write.value;
    const seen = this.#seen.get(cell.text);
    if (seen === undefined) return this.#fetchValue(cell);
    seen.exact = true;
    return seen.value;
  }

  /** What the store holds, whatever this turn is going to write there; from now on it is checked. */
  async stored(cell: Cell): Promise<Json | undefined> {
    const seen = this.#seen.get(cell.text) ?? (await this.#fetch(cell));
    seen.exact = true;
    return seen.value;
  }

  /** Asks the store now for what will be read later. */
  prefetch(cell: Cell): void {
    if (this.#seen.has(cell.text) || this.#early?.has(cell.text)) return;
    const answer = this.reader.read(cell);
    answer.catch(() => undefined);
    this.#early ??= new Map();
    this.#early.set(cell.text, answer);
  }

  /** Somebody has written these records since they were asked for early. */
  forget(texts: Iterable<string>): void {
    for (const text of texts) this.#early?.delete(text);
  }

  /** Whether there is such a record, as far as this turn knows. */
  existence(text: string): boolean | undefined {
    const write = this.#writes.get(text);
    if (write !== undefined && write.kind === 'put') return write.value !== undefined;
    const seen = this.#seen.get(text);
    return seen?.exact === true ? seen.value !== undefined : undefined;
  }

  put(cell: Cell, value: Json | undefined): void {
    this.#buffer(cell.text, { kind: 'put', record: cell.record, value });
  }

  /** The amount that this turn has added so far to a counter. */
  added(text: string): number {
    const write = this.#writes.get(text);
    return write?.kind === 'add' ? write.amount : 0;
  }

  add(cell: Cell, amount: number): void {
    if (amount === 0) return;
    this.#buffer(cell.text, { kind: 'add', record: cell.record, amount: this.added(cell.text) + amount });
  }

  /** Whether the counter holds at least `amount`, counting what this turn has added. Only that answer is checked. */
  async atLeast(cell: Cell, amount: number): Promise<boolean> {
    const seen = this.#seen.get(cell.text) ?? (await this.#fetch(cell));
    const limit = amount - this.added(cell.text);
    const enough = asNumber(seen.value) >= limit;
    if (enough) seen.need = Math.max(seen.need, limit);
    else seen.below = Math.min(seen.below, limit);
    return enough;
  }

  /** Items of a range as the store holds them, and this turn's writes in the collection. */
  async scan(range: Range): Promise<readonly Item[]> {
    try {
      return await this.reader.scan(range);
    } catch (error) {
      this.#broken ??= { error };
      throw error;
    }
  }

  /** The value first seen stays (R1); the check finds out if it changed. */
  noteScanned(text: string, record: RecordKey, item: Item): Json | undefined {
    const seen = this.#seen.get(text);
    if (seen === undefined) this.#remember(text, record, item).exact = true;
    else seen.exact = true;
    return seen === undefined ? item.value : seen.value;
  }

  /** Puts of this turn to the items of one collection. */
  *puts(service: string, state: string): Iterable<Put> {
    for (const write of this.#writes.values()) {
      const { record } = write;
      if (
        write.kind === 'put' &&
        record.part === 'item' &&
        record.state === state &&
        record.service === service
      ) {
        yield write;
      }
    }
  }

  /** The records that this turn writes. */
  written(): Iterable<string> {
    return this.#writes.keys();
  }

  /** Of those, the states: `Hotel.rooms`. */
  writtenStates(): ReadonlySet<string> {
    return new Set([...this.#writes.values()].map(({ record }) => `${record.service}.${record.state}`));
  }

  mark(): number {
    return this.#undo.length;
  }

  rollback(mark: number): void {
    while (this.#undo.length > mark) {
      const { text, before } = this.#undo.pop() as { text: string; before: Buffered | undefined };
      if (before === undefined) this.#writes.delete(text);
      else this.#writes.set(text, before);
    }
  }

  /** The conditions and writes of the commit. */
  effects(version: Version): { checks: readonly Check[]; writes: readonly Write[] } {
    const checks: Check[] = [];
    const writes: Write[] = [];
    for (const [text, write] of this.#writes) writes.push(toWrite(write, this.#seen.get(text), version));
    for (const [text, seen] of this.#seen) {
      if (this.#writes.has(text)) continue;
      if (!seen.exact && seen.need === -Infinity) {
        if (seen.below !== Infinity) writes.push({ kind: 'below', record: seen.record, below: seen.below });
      } else {
        checks.push({ record: seen.record, version: seen.version });
      }
    }
    return { checks, writes };
  }

  /** What a turn that keeps no writes has seen, by version. */
  versions(): readonly Check[] {
    return [...this.#seen.values()].map(({ record, version }) => ({ record, version }));
  }

  #buffer(text: string, write: Buffered): void {
    this.#undo.push({ text, before: this.#writes.get(text) });
    this.#writes.set(text, write);
  }

  async #fetchValue(cell: Cell): Promise<Json | undefined> {
    const seen = await this.#fetch(cell);
    seen.exact = true;
    return seen.value;
  }

  async #fetch(cell: Cell): Promise<Seen> {
    try {
      const found = await (this.#early?.get(cell.text) ?? this.reader.read(cell));
      return this.#seen.get(cell.text) ?? this.#remember(cell.text, cell.record, found);
    } catch (error) {
      this.#broken ??= { error };
      throw error;
    }
  }

  #remember(text: string, record: RecordKey, found: Versioned | undefined): Seen {
    const seen: Seen = {
      record,
      value: found?.value,
      version: found?.version,
      exact: false,
      need: -Infinity,
      below: Infinity,
    };
    this.#seen.set(text, seen);
    return seen;
  }
}

function toWrite(write: Buffered, seen: Seen | undefined, version: Version): Write {
  const { record } = write;
  if (write.kind === 'put') {
    if (seen === undefined || !seen.exact) return { kind: 'put', record, value: write.value, version };
    return { kind: 'put', record, value: write.value, version, expect: { version: seen.version } };
  }
  const { amount } = write;
  if (seen === undefined) return { kind: 'add', record, amount, version };
  if (seen.exact || seen.below !== Infinity) {
    const value = asNumber(seen.value) + amount;
    return { kind: 'put', record, value, version, expect: { version: seen.version } };
  }
  if (seen.need === -Infinity) return { kind: 'add', record, amount, version };
  return { kind: 'add', record, amount, least: seen.need + amount, version };
}

export function asNumber(value: Json | undefined): number {
  return typeof value === 'number' ? value : 0;
}
