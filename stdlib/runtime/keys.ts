// Names and order of records, the same for every store: numbers before strings, numbers by value, strings by code point
// (which is the order of their UTF-8 bytes).
import { NotDurable } from './errors.ts';
import type { Range, RecordKey } from './ports.ts';

export type Key = string | number;

/** A record with the text that identifies it inside a turn. */
export interface Cell {
  readonly record: RecordKey;
  readonly text: string;
}

/** Unique for each record: names have no `/`, and the mark before the key tells numbers from strings. */
export function recordText(record: RecordKey): string {
  const { service, state, part, key } = record;
  if (key === undefined) return `${service}/${state}/${part}`;
  return `${service}/${state}/${part}${typeof key === 'number' ? '#' : '/'}${key}`;
}

export function collectionPrefix(service: string, state: string): string {
  return `${service}/${state}/`;
}

/** A key as it is stored: what JavaScript's `Map` would take for the same key is the same key here. */
export function checkKey(key: unknown, kind: 'string' | 'number', where: string): Key {
  if (typeof key !== kind) throw badKey(where, `a ${typeof key}, not a ${kind}`);
  if (typeof key === 'number') {
    if (!Number.isFinite(key)) throw badKey(where, String(key));
    return key === 0 ? 0 : key;
  }
  const text = key as string;
  if (!text.isWellFormed()) throw badKey(where, 'a string with half a surrogate pair');
  if (text.length * 3 > LONGEST_KEY && utf8Bytes(text) > LONGEST_KEY) {
    throw badKey(where, `longer than ${LONGEST_KEY} bytes: ${JSON.stringify(text.slice(0, 40))}…`);
  }
  return text;
}

/** In UTF-8. What every store can sort by, so that a program means the same on all of them. */
export const LONGEST_KEY = 1_000;

const utf8 = new TextEncoder();

export function utf8Bytes(text: string): number {
  return utf8.encode(text).length;
}

function badKey(where: string, found: string): Error {
  return new NotDurable({ path: where, found, message: `the key of ${where} is ${found}` });
}

export function compareKeys(a: Key, b: Key): number {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : -1;
  return typeof b === 'number' ? 1 : compareStrings(a, b);
}

export function compareStrings(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above all others. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** Whether a key lies in a range. */
export function inRange(key: Key, range: Pick<Range, 'from' | 'to' | 'prefix'>): boolean {
  if (range.from !== undefined && compareKeys(key, range.from) < 0) return false;
  if (range.to !== undefined && compareKeys(key, range.to) >= 0) return false;
  return range.prefix === undefined || (typeof key === 'string' && key.startsWith(range.prefix));
}
