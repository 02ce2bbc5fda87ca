// Destructuring that assigns: `[a.x, b[i]] = value`. JavaScript does it itself, unless one of the targets is a state: then the parts
// are taken one after another, because the store has to be waited for. Each target is found before its part is read.
//
//     [this.total, xs[0] = 1] = value;
//     const whole = value;
//     const parts = whole[Symbol.iterator]();
//     let part;
//     [part] = parts;  await assign($, [Shop$total], "=", part);
//     [xs[0] = 1] = parts;
import type * as js from 'estree';
import { patternTargets } from '../../grammar/index.ts';
import type { ArrayPattern, Expression, ObjectPattern, Pattern } from '../../grammar/syntax.ts';
import type { Scope } from './context.ts';
import { expression } from './context.ts';
import {
  arrow,
  assign,
  at,
  awaiting,
  block,
  call,
  declare,
  expressionStatement,
  id,
  member,
  returning,
} from './estree.ts';
import { type Key, keyIn, pattern, taking, withDefault } from './patterns.ts';
import { assignCall, statePath, statePlace } from './state-places.ts';

/** Whether a part of a value goes into a state. */
export function fillsState(target: Pattern, { lowering }: Scope): boolean {
  return patternTargets(target).some(each => statePath(each, lowering.program.states));
}

/** Gives the parts of a value to a pattern; its own value is the whole. */
export function destructuring(target: Pattern, value: js.Expression, scope: Scope): js.Expression {
  if (!fillsState(target, scope)) return assign(pattern(target, scope), value);
  const whole = id(scope.names.fresh('whole'));
  const body = [declare('const', whole, value), ...taken(target, whole, scope), returning(whole)];
  return awaiting(call(arrow([], block(body), true)));
}

/** The same, as statements of a block of their own. `whole` is evaluated more than once. */
export function taken(target: Pattern, whole: js.Identifier, scope: Scope): js.Statement[] {
  if (!fillsState(target, scope)) return [expressionStatement(assign(pattern(target, scope), whole))];
  switch (target.kind) {
    case 'ObjectPattern':
      return objectTaken(target, whole, scope);
    case 'ArrayPattern':
      return arrayTaken(target, whole, scope);
    default:
      return part({ value: target, default: undefined }, into => readAs(into, whole), scope);
  }
}

type Read = (into: js.Pattern) => js.Expression;

function readAs(into: js.Pattern, value: js.Expression): js.Expression {
  return assign(into, value);
}

function objectTaken(node: ObjectPattern, whole: js.Identifier, scope: Scope): js.Statement[] {
  const keys: Key[] = [];
  const body = node.properties.flatMap(p => {
    const settled: js.Statement[] = [];
    const key = keyIn(p.key, computed => kept(expression(computed, scope), settled, scope));
    keys.push(key);
    const read = (into: js.Pattern): js.Expression =>
      assign({ type: 'ObjectPattern', properties: [taking(key, into)] }, whole);
    return [...settled, ...part(p, read, scope)];
  });
  const { rest } = node;
  if (rest === undefined) return body;
  const unused = keys.map(() => id(scope.names.fresh('unused')));
  const others = keys.map((key, i) => taking(key, unused[i] as js.Identifier));
  const read = (into: js.Pattern): js.Expression =>
    assign(
      { type: 'ObjectPattern', properties: [...others, { type: 'RestElement', argument: into }] },
      whole,
    );
  const declared = unused.map(name => declare('let', name, null));
  return [...body, ...declared, ...part({ value: rest, default: undefined }, read, scope)];
}

function arrayTaken(node: ArrayPattern, whole: js.Identifier, scope: Scope): js.Statement[] {
  const parts = id(scope.names.fresh('parts'));
  const iterator = call(at(whole, member(id('Symbol'), 'iterator')));
  const next = (element: js.Pattern | null): js.Expression =>
    assign({ type: 'ArrayPattern', elements: [element] }, parts);
  const body = node.elements.flatMap(element =>
    element === undefined ? [expressionStatement(next(null))] : part(element, next, scope),
  );
  const first = declare('const', parts, iterator);
  if (node.rest === undefined) return [first, ...body];
  const others: Read = into => next({ type: 'RestElement', argument: into });
  return [first, ...body, ...part({ value: node.rest, default: undefined }, others, scope)];
}

/** One part: where it goes is found first, then it is read. */
function part(
  { value: target, default: fallback }: { readonly value: Pattern; readonly default: Expression | undefined },
  read: Read,
  scope: Scope,
): js.Statement[] {
  if (!fillsState(target, scope))
    return [expressionStatement(read(withDefault(pattern(target, scope), fallback, scope)))];
  const found = id(scope.names.fresh('part'));
  const reading = [
    declare('let', found, null),
    expressionStatement(read(withDefault(found, fallback, scope))),
  ];
  if (target.kind === 'ObjectPattern' || target.kind === 'ArrayPattern')
    return [...reading, ...taken(target, found, scope)];
  const place = statePlace(target, scope);
  if (place === undefined) return reading;
  const settled: js.Statement[] = [];
  const path = place.path.map(key => kept(key, settled, scope));
  const stored = awaiting(assignCall({ ...place, path }, '=', found, scope));
  return [...settled, ...reading, expressionStatement(stored)];
}

/** The value of a key, evaluated now. */
function kept(key: js.Expression, settled: js.Statement[], scope: Scope): js.Expression {
  if (key.type === 'Literal') return key;
  const name = id(scope.names.fresh('key'));
  settled.push(declare('const', name, key));
  return name;
}
