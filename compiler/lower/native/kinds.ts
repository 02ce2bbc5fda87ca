// What a native expression needs to know of a type: which kinds of values it has.
import type { Type } from '../../check/types.ts';

export type Kind =
  | 'string'
  | 'number'
  | 'boolean'
  | 'null'
  | 'undefined'
  | 'array'
  | 'object'
  | 'error'
  /** Anything else, or nobody knows. */
  | 'other';

export function kindsOf(type: Type | undefined): ReadonlySet<Kind> {
  if (type === undefined) return new Set(['other']);
  switch (type.kind) {
    case 'primitive':
      if (type.name === 'void') return new Set(['undefined']);
      return new Set(type.name === 'unknown' || type.name === 'never' ? ['other'] : [type.name]);
    case 'literal':
      return new Set([typeof type.value as 'string' | 'number' | 'boolean']);
    case 'array':
    case 'tuple':
      return new Set(['array']);
    case 'object':
      return new Set(['object']);
    case 'union':
      return new Set(type.types.flatMap(t => [...kindsOf(t)]));
    case 'named':
      return new Set([type.family === 'error' ? 'error' : 'other']);
    default:
      return new Set(['other']);
  }
}

/** Whether all values of a type are of these kinds. */
export function only(type: Type | undefined, ...kinds: readonly Kind[]): boolean {
  return [...kindsOf(type)].every(kind => kinds.includes(kind));
}

export function mayBe(type: Type | undefined, ...kinds: readonly Kind[]): boolean {
  const found = kindsOf(type);
  return found.has('other') || kinds.some(kind => found.has(kind));
}

/** Values that `===` compares by what they are, not by which. */
export function isPrimitive(type: Type | undefined): boolean {
  return only(type, 'string', 'number', 'boolean', 'null', 'undefined');
}
