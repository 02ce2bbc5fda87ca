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

/** A value through which somebody could wait: a promise, perhaps absent, or a list of them. */
export function holdsPromise(type: Type | undefined): boolean {
  if (type?.kind === 'union') return type.types.some(holdsPromise);
  return isPromise(type) || isPromiseList(type);
}
