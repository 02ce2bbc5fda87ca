// Objects of the library's classes live in variables across a wait: written down as the name of their kind and what is in
// them, and made again from that.
//
//   takenApart(new Set([1, 2]))  →  { kind: "set", parts: [1, 2] }
import { isFrozenData } from './frozen.ts';
import { linear } from './regexp/linear.ts';

export interface TakenApart {
  readonly kind: string;
  readonly parts: readonly unknown[];
}

/** Undefined for objects of no such class. */
export function takenApart(value: object): TakenApart | undefined {
  if (value instanceof Map) return { kind: 'map', parts: [...value] };
  if (value instanceof Set) return { kind: 'set', parts: [...value] };
  if (value instanceof Date) {
    const time = value.getTime();
    return { kind: 'date', parts: [Number.isNaN(time) ? null : time] };
  }
  if (value instanceof RegExp) return { kind: 'regexp', parts: [value.source, value.flags, value.lastIndex] };
  if (value instanceof URL) return { kind: 'url', parts: [value.href] };
  if (value instanceof URLSearchParams) return { kind: 'query', parts: [String(value)] };
  return value instanceof Match ? { kind: 'match', parts: value.parts } : undefined;
}

/** The object again; undefined for names of no such class. */
export function putTogether(kind: string, parts: unknown[]): object | undefined {
  switch (kind) {
    case 'map':
      return new Map(parts as [unknown, unknown][]);
    case 'set':
      return new Set(parts);
    case 'date':
      return new Date(parts[0] === null ? Number.NaN : Number(parts[0]));
    case 'regexp':
      return Object.assign(linear(new RegExp(String(parts[0]), String(parts[1]))), { lastIndex: parts[2] });
    case 'url':
      return new URL(String(parts[0]));
    case 'query':
      return new URLSearchParams(String(parts[0]));
    case 'match':
      return Object.assign(parts[0] as object, { index: parts[1], input: parts[2], groups: parts[3] });
    default:
      return undefined;
  }
}

/** What a regular expression found, with all that an array of texts has not. */
class Match {
  readonly parts: readonly unknown[];

  constructor({ index, input, groups, ...texts }: RegExpExecArray) {
    this.parts = [Object.values(texts), index, input, groups];
  }
}

/**
 * For variables that hold what a regular expression found: arrays with `index`, `input` and `groups`, which the array that
 * is written down would lose. Where the type says an array of texts it does, so expressions of the machine find one.
 */
export function matched(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || isFrozenData(value)) return value;
  if (Array.isArray(value))
    return isMatch(value) ? new Match(value) : value.map(each => matched(each) as unknown);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, matched(each)]));
}

function isMatch(value: readonly unknown[]): value is RegExpExecArray {
  return Object.hasOwn(value, 'index') && Object.hasOwn(value, 'input');
}
