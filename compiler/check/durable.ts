// Durable types are what may be stored, sent in a call, thrown, or live across an `await`: JSON values of known type.
import { print } from './print.ts';
import type { Type } from './types.ts';

/** Where a value is: in the state, sent in a call, given to a private method, or in a variable of a method. */
type Home = 'stored' | 'sent' | 'given' | 'variable';

/** Why a type is not durable, as the end of a sentence: `it holds a function at "onDone"`; undefined if it is. */
export function notDurable(type: Type): string | undefined {
  return find(type, '', new Set(), 'stored');
}

/** The same of what goes to and from private methods, where promises are at home, and what is unknown is looked at when it is sent. */
export function notKept(type: Type): string | undefined {
  return find(type, '', new Set(), 'given');
}

/** The same of what is sent: what a regular expression found goes as an array of texts. */
export function notSent(type: Type): string | undefined {
  return find(type, '', new Set(), 'sent');
}

/** The same of what a variable of a method holds across an `await`. */
export function notLiving(type: Type): string | undefined {
  return find(type, '', new Set(), 'variable');
}

function find(type: Type, path: string, seen: Set<Type>, home: Home): string | undefined {
  if (seen.has(type)) return undefined;
  seen.add(type);
  switch (type.kind) {
    case 'primitive':
      return type.name === 'unknown' && !isPrivate(home)
        ? because('a value of unknown type', path)
        : undefined;
    case 'literal':
    case 'invalid':
      return undefined;
    case 'object':
      for (const [name, property] of type.properties) {
        const found = find(property.type, path === '' ? name : `${path}.${name}`, seen, home);
        if (found !== undefined) return found;
      }
      return type.index && find(type.index.value, `${path}[…]`, seen, home);
    case 'array':
      return find(type.element, `${path}[…]`, seen, home);
    case 'tuple':
      return first(type.elements, (element, i) => find(element.type, `${path}[${i}]`, seen, home));
    case 'union':
    case 'intersection':
      return first(type.types, part => find(part, path, seen, home));
    case 'function':
      return because('a function', path);
    case 'promise':
      return isPrivate(home) ? undefined : because('a promise', path);
    case 'parameter':
      return type.constraint === undefined
        ? because(`a value of unknown type \`${type.name}\``, path)
        : find(type.constraint, path, seen, home);
    case 'named':
      if (type.family === 'error') return undefined;
      if ((home === 'variable' || home === 'sent') && isMatch(type)) return undefined;
      return isPrivate(home) && type.family === 'library' && keptClasses.has(type.name)
        ? first(type.args, arg => find(arg, `${path}[…]`, seen, 'given'))
        : because(`${/^[AEIOU]/.test(type.name) ? 'an' : 'a'} \`${print(type)}\``, path);
    case 'collection':
      return because(`a state collection \`${print(type)}\``, path);
    default:
      return type satisfies never;
  }
}

function isPrivate(home: Home): boolean {
  return home === 'given' || home === 'variable';
}

/** Classes of the library whose objects live across an `await`: written down as what is in them. */
const keptClasses: ReadonlySet<string> = new Set('Map Set Date RegExp URL URLSearchParams'.split(' '));

export function isMatch(type: Type): boolean {
  return type.kind === 'named' && type.family === 'library' && type.name === 'RegExpMatch';
}

/** Whether a variable of the type may hold what a regular expression found. */
export function holdsMatch(type: Type | undefined, seen: Set<Type> = new Set()): boolean {
  if (type === undefined || seen.has(type)) return false;
  seen.add(type);
  const inside = (part: Type): boolean => holdsMatch(part, seen);
  switch (type.kind) {
    case 'object':
      return [...type.properties.values()].some(p => inside(p.type)) || holdsMatch(type.index?.value, seen);
    case 'array':
      return inside(type.element);
    case 'tuple':
      return type.elements.some(e => inside(e.type));
    case 'union':
    case 'intersection':
      return type.types.some(inside);
    case 'named':
      return isMatch(type) || type.args.some(inside);
    default:
      return false;
  }
}

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
