// Taking values apart: `const { a, b: [c = 1, ...rest] } = value`.
import type { ArrayPattern, ObjectPattern, Pattern } from '../../grammar/syntax.ts';
import { define } from './durable.ts';
import type { Evaluation, Frame } from './machine.ts';

/** What becomes of each name: it is declared, or assigned. */
export type Put = (name: Extract<Pattern, { kind: 'Identifier' }>, value: unknown) => void;

export function* takeApart(pattern: Pattern, value: unknown, frame: Frame, put: Put): Evaluation<void> {
  switch (pattern.kind) {
    case 'Identifier':
      put(pattern, value);
      return;
    case 'ObjectPattern':
      yield* takeObject(pattern, value, frame, put);
      return;
    case 'ArrayPattern':
      yield* takeArray(pattern, value, frame, put);
      return;
    default:
      pattern satisfies never;
  }
}

/** Declares the names in the frame's scope. */
export function* declare(pattern: Pattern, value: unknown, frame: Frame): Evaluation<void> {
  yield* takeApart(pattern, value, frame, (name, part) => frame.scope.declare(name.name, part));
}

function* takeObject(pattern: ObjectPattern, value: unknown, frame: Frame, put: Put): Evaluation<void> {
  const object = value as Record<string, unknown>;
  for (const property of pattern.properties) {
    let part = object[property.key.text];
    if (part === undefined && property.default !== undefined)
      part = yield* frame.machine.evaluate(property.default, frame);
    yield* takeApart(property.value, part, frame, put);
  }
  if (pattern.rest === undefined) return;
  const taken = new Set(pattern.properties.map(property => property.key.text));
  const rest = {};
  for (const [name, part] of Object.entries(object)) if (!taken.has(name)) define(rest, name, part);
  put(pattern.rest, rest);
}

function* takeArray(pattern: ArrayPattern, value: unknown, frame: Frame, put: Put): Evaluation<void> {
  const iterator = (value as Iterable<unknown>)[Symbol.iterator]();
  for (const element of pattern.elements) {
    const { done, value: found } = iterator.next();
    if (element === undefined) continue;
    let part = done === true ? undefined : found;
    if (part === undefined && element.default !== undefined)
      part = yield* frame.machine.evaluate(element.default, frame);
    yield* takeApart(element.value, part, frame, put);
  }
  if (pattern.rest === undefined) return;
  const rest: unknown[] = [];
  for (let next = iterator.next(); next.done !== true; next = iterator.next()) rest.push(next.value);
  yield* takeApart(pattern.rest, rest, frame, put);
}
