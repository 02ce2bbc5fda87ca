// Stored state, one object per `state`. What goes in is copied; what comes out is the snapshot that is stored. Every change
// notes in the journal how to take it back. Reading and changing are noted by record: `Hotel.rooms[h1]`; which keys there are is
// one thing more.
import { copyDurable } from './durable.ts';
import { ProgramError } from './errors.ts';
import type { Journal } from './journal.ts';

export type Key = string | number;
export type Collection = StateMap | StateSet | StateList | StateCounter | StateValue;

/** Puts back what was stored. */
export type Restore = () => void;

export interface Range {
  readonly from?: Key;
  readonly to?: Key;
  readonly prefix?: string;
  readonly limit?: number;
  readonly reverse?: boolean;
}

/** Numbers by value, texts by their UTF-8 bytes: that is by code points. */
function inOrder(a: Key, b: Key): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const left = [...String(a)];
  const right = [...String(b)];
  const at = left.findIndex((character, i) => character !== right[i]);
  if (at < 0) return left.length - right.length;
  return (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? -1);
}

function within(keys: Iterable<Key>, { from, to, prefix, limit, reverse }: Range = {}): readonly Key[] {
  const found = [...keys]
    .filter(key => from === undefined || inOrder(key, from) >= 0)
    .filter(key => to === undefined || inOrder(key, to) < 0)
    .filter(key => prefix === undefined || String(key).startsWith(prefix))
    .sort(inOrder);
  if (reverse === true) found.reverse();
  return found.slice(0, limit);
}

/** Keys to values; a set is one whose values are its keys. */
class Records {
  readonly #records = new Map<Key, unknown>();
  readonly #journal: Journal;
  readonly #name: string;

  constructor(journal: Journal, name: string) {
    this.#journal = journal;
    this.#name = name;
  }

  get size(): number {
    this.#journal.touch(this.#name, 'read');
    return this.#records.size;
  }

  has(key: Key): boolean {
    this.#journal.touch(this.#record(key), 'read');
    return this.#records.has(key);
  }

  get(key: Key): unknown {
    this.#journal.touch(this.#record(key), 'read');
    return this.#records.get(key);
  }

  #record(key: Key): string {
    return `${this.#name}[${key}]`;
  }

  put(key: Key, value: unknown): void {
    const had = this.#records.has(key);
    this.#journal.touch(this.#record(key), 'change');
    if (!had) this.#journal.touch(this.#name, 'shift');
    const before = this.#records.get(key);
    this.#records.set(key, value);
    this.#journal.noteStored(() => {
      if (had) this.#records.set(key, before);
      else this.#records.delete(key);
    });
  }

  delete(key: Key): boolean {
    if (!this.has(key)) return false;
    this.#journal.touch(this.#record(key), 'change');
    this.#journal.touch(this.#name, 'shift');
    const before = this.#records.get(key);
    this.#records.delete(key);
    this.#journal.noteStored(() => this.#records.set(key, before));
    return true;
  }

  keys(range?: Range): readonly Key[] {
    this.#journal.touch(this.#name, 'read');
    return within(this.#records.keys(), range);
  }

  save(): Restore {
    const saved = [...this.#records];
    return () => {
      this.#records.clear();
      for (const [key, value] of saved) this.#records.set(key, value);
    };
  }
}

export class StateMap {
  readonly #records: Records;
  readonly #numeric: boolean;

  constructor(journal: Journal, name: string, numeric: boolean) {
    this.#records = new Records(journal, name);
    this.#numeric = numeric;
  }

  /** `this.rooms[id]`: a number is the key that it is, not its text. */
  keyOf(index: unknown): Key {
    return this.#numeric ? Number(index) : String(index);
  }

  get size(): number {
    return this.#records.size;
  }

  get(key: Key): unknown {
    return this.#records.get(key);
  }

  has(key: Key): boolean {
    return this.#records.has(key);
  }

  set(key: Key, value: unknown): void {
    this.#records.put(key, copyDurable(value, 'the value'));
  }

  delete(key: Key): boolean {
    return this.#records.delete(key);
  }

  update(key: Key, change: (value: unknown) => unknown): void {
    this.set(key, change(this.get(key)));
  }

  keys(range?: Range): readonly Key[] {
    return this.#records.keys(range);
  }

  values(range?: Range): readonly unknown[] {
    return this.keys(range).map(key => this.get(key));
  }

  entries(range?: Range): readonly (readonly [Key, unknown])[] {
    return this.keys(range).map(key => [key, this.get(key)]);
  }

  [Symbol.iterator](): Iterator<readonly [Key, unknown]> {
    return this.entries()[Symbol.iterator]();
  }

  toJSON(): unknown {
    return this.entries();
  }

  save(): Restore {
    return this.#records.save();
  }
}

export class StateSet {
  readonly #records: Records;

  constructor(journal: Journal, name: string) {
    this.#records = new Records(journal, name);
  }

  get size(): number {
    return this.#records.size;
  }

  has(key: Key): boolean {
    return this.#records.has(key);
  }

  add(key: Key): void {
    if (!this.has(key)) this.#records.put(copyDurable(key, 'the value') as Key, key);
  }

  delete(key: Key): boolean {
    return this.#records.delete(key);
  }

  values(range?: Range): readonly Key[] {
    return this.#records.keys(range);
  }

  [Symbol.iterator](): Iterator<Key> {
    return this.values()[Symbol.iterator]();
  }

  toJSON(): unknown {
    return this.values();
  }

  save(): Restore {
    return this.#records.save();
  }
}

/** One value, kept with how it was before. */
export class StateValue {
  #value: unknown;
  readonly #journal: Journal;
  readonly #name: string;

  constructor(journal: Journal, name: string, initial: unknown) {
    this.#journal = journal;
    this.#name = name;
    this.#value = copyDurable(initial, 'the value');
  }

  get(): unknown {
    this.#journal.touch(this.#name, 'read');
    return this.#value;
  }

  set(value: unknown): void {
    this.#journal.touch(this.#name, 'change');
    this.#put(value);
  }

  /** Adds to a number, which comes to the same in any order. */
  shift(by: number): void {
    this.#journal.touch(this.#name, 'shift');
    this.#put((this.#value as number) + by);
  }

  #put(value: unknown): void {
    const before = this.#value;
    this.#value = copyDurable(value, 'the value');
    this.#journal.noteStored(() => {
      this.#value = before;
    });
  }

  toJSON(): unknown {
    return this.#value;
  }

  save(): Restore {
    const saved = this.#value;
    return () => {
      this.#value = saved;
    };
  }
}

export class StateList {
  readonly #elements: StateValue;

  constructor(journal: Journal, name: string) {
    this.#elements = new StateValue(journal, name, []);
  }

  values(): readonly unknown[] {
    return this.#elements.get() as readonly unknown[];
  }

  get length(): number {
    return this.values().length;
  }

  at(index: number): unknown {
    return this.values().at(index);
  }

  push(...values: readonly unknown[]): number {
    this.#elements.set([...this.values(), ...values]);
    return this.length;
  }

  pop(): unknown {
    const last = this.at(-1);
    if (this.length > 0) this.#elements.set(this.values().slice(0, -1));
    return last;
  }

  set(index: number, value: unknown): void {
    if (!(Number.isInteger(index) && index >= 0 && index < this.length))
      throw new ProgramError('RangeError', {}, `there is no element ${index}`);
    this.#elements.set(this.values().with(index, value));
  }

  slice(from?: number, to?: number): readonly unknown[] {
    return this.values().slice(from, to);
  }

  [Symbol.iterator](): Iterator<unknown> {
    return this.values()[Symbol.iterator]();
  }

  toJSON(): unknown {
    return this.values();
  }

  save(): Restore {
    return this.#elements.save();
  }
}

export class StateCounter {
  readonly #amount: StateValue;

  constructor(journal: Journal, name: string) {
    this.#amount = new StateValue(journal, name, 0);
  }

  get value(): number {
    return this.#amount.get() as number;
  }

  add(amount: number): void {
    if (!Number.isSafeInteger(amount))
      throw new ProgramError('RangeError', {}, `a counter counts in whole numbers, not ${amount}`);
    this.#amount.shift(amount);
  }

  take(amount: number): boolean {
    if (amount < 0) throw new ProgramError('RangeError', {}, 'take wants a number that is not negative');
    if (this.value < amount) return false;
    this.add(-amount);
    return true;
  }

  toJSON(): unknown {
    return this.value;
  }

  save(): Restore {
    return this.#amount.save();
  }
}
