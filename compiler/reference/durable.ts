// What is stored, sent or thrown is a copy, equal to the original as JSON sees it; what JSON cannot hold is refused with the
// path that leads there.
import { ProgramError } from './errors.ts';
import { Promised } from './promised.ts';

/** A copy of a value that crosses a border; `place` names it in messages: `args[0]`. */
export function copyDurable(value: unknown, place: string): unknown {
  if (typeof value === 'number') return copyNumber(value, place);
  if (typeof value === 'function') throw notDurable(place, 'a function');
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((element, i) => copyElement(element, `${place}[${i}]`));
  // Promises and objects of the library go to and from private methods; the checker keeps them from going anywhere else.
  if (value instanceof Promised) return value;
  if (value instanceof Date) return new Date(value);
  if (value instanceof RegExp) return Object.assign(new RegExp(value), { lastIndex: value.lastIndex });
  if (value instanceof URL) return new URL(value);
  if (value instanceof URLSearchParams) return new URLSearchParams(value);
  if (value instanceof Map) return new Map(copyDurable([...value], place) as [unknown, unknown][]);
  if (value instanceof Set) return new Set(copyDurable([...value], place) as unknown[]);
  if (value instanceof ProgramError) return copyError(value, place);
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw notDurable(place, 'no plain data');
  const copy: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value))
    if (member !== undefined) define(copy, name, copyDurable(member, `${place}.${name}`));
  return copy;
}

/** Also a property that is called `__proto__`. */
export function define(object: object, name: PropertyKey, value: unknown): void {
  Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
}

function copyNumber(value: number, place: string): number {
  if (!Number.isFinite(value)) throw notDurable(place, String(value));
  if (Object.is(value, -0)) throw notDurable(place, '-0');
  return value;
}

function copyElement(element: unknown, place: string): unknown {
  if (element === undefined) throw notDurable(place, 'undefined');
  return copyDurable(element, place);
}

/** What an error carries from one method to another. */
export function copyError(error: ProgramError, place: string): ProgramError {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(ProgramError.fields(error)))
    if (value !== undefined) define(fields, name, copyDurable(value, `${place}.${name}`));
  return new ProgramError(ProgramError.declaredName(error), fields, error.message);
}

function notDurable(place: string, what: string): ProgramError {
  const message = `${place} is ${what}, which cannot be stored or sent`;
  return new ProgramError('NotDurable', { path: place, found: what, message }, message);
}
