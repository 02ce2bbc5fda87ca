// Taking values apart: `const { a, b: [c = 1, ...rest] } = value`, `[a.x, this.total] = value`.
import type { ArrayPattern, ObjectPattern, Pattern, PatternTarget } from '../../grammar/syntax.ts';
import { define } from './durable.ts';
import type { Evaluation, Frame } from './machine.ts';
import { placeOf } from './places.ts';

type Put = (value: unknown) => void;

/** Finds where the part goes that a target gets; that happens before the part is read. */
type Reach = (target: PatternTarget, frame: Frame) => Evaluation<Put>;

interface Taking {
  readonly frame: Frame;
  readonly reach: Reach;
}

/** Declares the names in the frame's scope. */
export function* declare(pattern: Pattern, value: unknown, frame: Frame): Evaluation<void> {
  yield* takeApart(pattern, value, { frame, reach: declared });
}

/** Assigns the parts, one after another. */
export function* assignParts(pattern: Pattern, value: unknown, frame: Frame): Evaluation<void> {
  yield* takeApart(pattern, value, { frame, reach: assigned });
}

function* declared(target: PatternTarget, { scope }: Frame): Evaluation<Put> {
  return value => {
    if (target.kind === 'Identifier') scope.declare(target.name, value);
  };
}

function* assigned(target: PatternTarget, frame: Frame): Evaluation<Put> {
  return (yield* placeOf(target, frame)).set;
}

function* takeApart(pattern: Pattern, value: unknown, taking: Taking): Evaluation<void> {
  switch (pattern.kind) {
    case 'Identifier':
    case 'MemberExpression':
    case 'IndexExpression':
      (yield* taking.reach(pattern, taking.frame))(value);
      return;
    case 'ObjectPattern':
      yield* takeObject(pattern, value, taking);
      return;
    case 'ArrayPattern':
      yield* takeArray(pattern, value, taking);
      return;
    default:
      pattern satisfies never;
  }
}

/** One part: its place first, then what is read, then the default value, and then what is inside of it. */
function* takePart(
  part: Pick<ObjectPattern['properties'][number], 'value' | 'default'>,
  read: () => unknown,
  taking: Taking,
): Evaluation<void> {
  const { value: target, default: fallback } = part;
  const nested = target.kind === 'ObjectPattern' || target.kind === 'ArrayPattern';
  const put = nested ? undefined : yield* taking.reach(target, taking.frame);
  let found = read();
  if (found === undefined && fallback !== undefined)
    found = yield* taking.frame.machine.evaluate(fallback, taking.frame);
  if (put === undefined) yield* takeApart(target, found, taking);
  else put(found);
}

function* takeObject(pattern: ObjectPattern, value: unknown, taking: Taking): Evaluation<void> {
  const { frame, reach } = taking;
  const object = value as Record<string, unknown>;
  const taken = new Set<string>();
  for (const property of pattern.properties) {
    const { key } = property;
    const name =
      key.kind === 'PropertyName' ? key.text : String(yield* frame.machine.evaluate(key.expression, frame));
    taken.add(name);
    yield* takePart(property, () => object[name], taking);
  }
  if (pattern.rest === undefined) return;
  const put = yield* reach(pattern.rest, frame);
  const rest = {};
  for (const [name, part] of Object.entries(object)) if (!taken.has(name)) define(rest, name, part);
  put(rest);
}

function* takeArray(pattern: ArrayPattern, value: unknown, taking: Taking): Evaluation<void> {
  const iterator = (value as Iterable<unknown>)[Symbol.iterator]();
  const next = (): unknown => {
    const { done, value: found } = iterator.next();
    return done === true ? undefined : found;
  };
  for (const element of pattern.elements) {
    if (element === undefined) next();
    else yield* takePart(element, next, taking);
  }
  if (pattern.rest === undefined) return;
  const read = (): unknown => {
    const rest: unknown[] = [];
    for (let each = iterator.next(); each.done !== true; each = iterator.next()) rest.push(each.value);
    return rest;
  };
  yield* takePart({ value: pattern.rest, default: undefined }, read, taking);
}
