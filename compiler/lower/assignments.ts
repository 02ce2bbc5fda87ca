// Assignments, and what is written through a state: `this.total = 1`, `this.rooms[id].capacity -= 1`.
// A path into a state becomes one call of the run-time library, which copies what it changes.
import type * as js from 'estree';
import type { AssignmentExpression, Expression, UpdateExpression } from '../../grammar/syntax.ts';
import type { StateSymbol } from '../check/program.ts';
import type { Scope } from './context.ts';
import { broken, expression, handle } from './context.ts';
import { array, arrow, assign, awaiting, call, id, literal, member } from './estree.ts';
import { assignmentTarget } from './patterns.ts';

/** A place inside a state: the state, then keys. */
interface StatePlace {
  readonly state: StateSymbol;
  readonly path: readonly js.Expression[];
}

export function assignment(node: AssignmentExpression, scope: Scope): js.Expression {
  const place =
    node.target.kind === 'ObjectPattern' || node.target.kind === 'ArrayPattern'
      ? undefined
      : statePlace(node.target, scope);
  if (place !== undefined) return assignState(place, node.operator, node.value, scope);
  const value = expression(node.value, scope);
  return assign(assignmentTarget(node.target, scope), value, node.operator);
}

export function update(node: UpdateExpression, scope: Scope): js.Expression {
  const place = statePlace(node.argument, scope);
  if (place === undefined) {
    const argument = expression(node.argument, scope) as js.Identifier;
    return { type: 'UpdateExpression', operator: node.operator, prefix: node.prefix, argument };
  }
  if (!node.prefix) return awaiting(assignCall(place, node.operator, literal(1), scope));
  return awaiting(assignCall(place, node.operator === '++' ? '+=' : '-=', literal(1), scope));
}

/** `delete this.settings.limit`; undefined for what is no part of a state. */
export function deletion(argument: Expression, scope: Scope): js.Expression | undefined {
  const place = statePlace(argument, scope);
  return place === undefined ? undefined : awaiting(assignCall(place, 'delete', literal(1), scope));
}

/** `assign($, [handle, ...keys], operator, value)`; for the operators that may skip it, the value is a function. */
function assignState(
  place: StatePlace,
  operator: js.AssignmentOperator,
  value: Expression,
  scope: Scope,
): js.Expression {
  const logical = operator === '&&=' || operator === '||=' || operator === '??=';
  const given = expression(value, scope);
  return awaiting(assignCall(place, operator, logical ? arrow([], given, true) : given, scope));
}

function assignCall(place: StatePlace, operator: string, value: js.Expression, scope: Scope): js.Expression {
  const blind = operator === '=' && place.path.length <= (place.state.collection === 'value' ? 0 : 1);
  const receiver = handle(scope, place.state, blind ? 'write' : 'both');
  return call(
    scope.module.runtime('assign'),
    id('$'),
    array([receiver, ...place.path]),
    literal(operator),
    value,
  );
}

/** The state that an assigned expression leads into, with the translated keys on the way; undefined for local values. */
function statePlace(target: Expression, scope: Scope): StatePlace | undefined {
  const path: js.Expression[] = [];
  let node = target;
  for (;;) {
    const state = scope.lowering.program.states.get(node);
    if (state !== undefined) return { state, path: path.reverse() };
    if (node.kind === 'MemberExpression') {
      path.push(literal(node.property.name));
      node = node.object;
    } else if (node.kind === 'IndexExpression') {
      path.push(expression(node.index, scope));
      node = node.object;
    } else if (node.kind === 'NonNullExpression' || node.kind === 'AsExpression') {
      node = node.expression;
    } else {
      return undefined;
    }
  }
}

/** Whether an expression leads into a state. */
export function statePath(node: Expression, states: ReadonlyMap<unknown, StateSymbol>): boolean {
  if (states.has(node)) return true;
  if (node.kind === 'MemberExpression' || node.kind === 'IndexExpression')
    return statePath(node.object, states);
  return node.kind === 'NonNullExpression' || node.kind === 'AsExpression'
    ? statePath(node.expression, states)
    : false;
}

/** A state that is read without a method call: `this.total`, `this.rooms.size`, `this.rooms[id]`, `[...this.names]`. */
export function stateRead(
  node: Extract<Expression, { kind: 'MemberExpression' | 'IndexExpression' }>,
  scope: Scope,
): js.Expression | undefined {
  const { states } = scope.lowering.program;
  const whole = states.get(node);
  if (whole !== undefined) {
    const operation =
      whole.collection === 'value' ? 'get' : whole.collection === 'map' ? 'entries' : 'values';
    return awaiting(call(member(handle(scope, whole, 'read'), operation), id('$')));
  }
  const state = states.get(node.object);
  if (state === undefined || state.collection === 'value') return undefined;
  const receiver = handle(scope, state, 'read');
  if (node.kind === 'MemberExpression') return awaiting(call(member(receiver, node.property.name), id('$')));
  if (state.collection === 'map')
    return awaiting(call(member(receiver, 'get'), id('$'), expression(node.index, scope)));
  if (state.collection === 'list')
    return awaiting(call(member(receiver, 'at'), id('$'), expression(node.index, scope)));
  return broken('an index into this collection', node);
}
