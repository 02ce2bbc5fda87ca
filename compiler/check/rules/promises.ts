// Which values are promises, or hold some.
import type { Type } from '../types.ts';

export function isPromise(type: Type | undefined): boolean {
  return type?.kind === 'promise';
}

/** An array or a tuple of promises. */
export function isPromiseList(type: Type | undefined): boolean {
  if (type?.kind === 'array') return isPromise(type.element);
  return type?.kind === 'tuple' && type.elements.some(element => isPromise(element.type));
}

/** A value through which somebody could wait: a promise, perhaps absent, or data with promises in it. */
export function holdsPromise(type: Type | undefined, seen: ReadonlySet<Type> = new Set()): boolean {
  if (type === undefined || seen.has(type)) return false;
  const inner = new Set([...seen, type]);
  const holds = (part: Type | undefined): boolean => holdsPromise(part, inner);
  switch (type.kind) {
    case 'promise':
      return true;
    case 'array':
      return holds(type.element);
    case 'tuple':
      return type.elements.some(element => holds(element.type));
    case 'union':
    case 'intersection':
      return type.types.some(holds);
    case 'object':
      return [...type.properties.values()].some(p => holds(p.type)) || holds(type.index?.value);
    case 'named':
      return type.args.some(holds);
    default:
      return false;
  }
}

/** Data with promises in it, which more can be put into. */
export function isPromiseHolder(type: Type | undefined): boolean {
  return type?.kind !== 'promise' && type?.kind !== 'union' && holdsPromise(type);
}
