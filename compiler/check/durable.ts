// Durable types are what may be stored, sent in a call, thrown, or live across an `await`: JSON values of known type.
import { print } from './print.ts';
import type { Type } from './types.ts';

/** Why a type is not durable, as the end of a sentence: `it holds a function at "onDone"`; undefined if it is. */
export function notDurable(type: Type): string | undefined {
  return find(type, '', new Set(), false);
}

/** The same of what lives in a method, where promises are at home, and what is unknown is looked at when it is kept. */
export function notKept(type: Type): string | undefined {
  return find(type, '', new Set(), true);
}

function find(type: Type, path: string, seen: Set<Type>, kept: boolean): string | undefined {
  if (seen.has(type)) return undefined;
  seen.add(type);
  switch (type.kind) {
    case 'primitive':
      return type.name === 'unknown' && !kept ? because('a value of unknown type', path) : undefined;
    case 'literal':
    case 'invalid':
      return undefined;
    case 'object':
      for (const [name, property] of type.properties) {
        const found = find(property.type, path === '' ? name : `${path}.${name}`, seen, kept);
        if (found !== undefined) return found;
      }
      return type.index && find(type.index.value, `${path}[…]`, seen, kept);
    case 'array':
      return find(type.element, `${path}[…]`, seen, kept);
    case 'tuple':
      return first(type.elements, (element, i) => find(element.type, `${path}[${i}]`, seen, kept));
    case 'union':
    case 'intersection':
      return first(type.types, part => find(part, path, seen, kept));
    case 'function':
      return because('a function', path);
    case 'promise':
      return kept ? undefined : because('a promise', path);
    case 'parameter':
      return type.constraint === undefined
        ? because(`a value of unknown type \`${type.name}\``, path)
        : find(type.constraint, path, seen, kept);
    case 'named':
      if (type.family === 'error') return undefined;
      return kept && type.family === 'library' && keptClasses.has(type.name)
        ? first(type.args, arg => find(arg, `${path}[…]`, seen, kept))
        : because(`a \`${print(type)}\``, path);
    case 'collection':
      return because(`a state collection \`${print(type)}\``, path);
    default:
      return type satisfies never;
  }
}

/** Classes of the library whose objects live across an `await`: written down as what is in them. */
const keptClasses: ReadonlySet<string> = new Set(['Map', 'Set', 'Date']);

function first<T>(
  parts: readonly T[],
  test: (part: T, at: number) => string | undefined,
): string | undefined {
  for (const [i, part] of parts.entries()) {
    const found = test(part, i);
    if (found !== undefined) return found;
  }
  return undefined;
}

function because(what: string, path: string): string {
  return path === '' ? `it is ${what}` : `it holds ${what} at \`${path}\``;
}
