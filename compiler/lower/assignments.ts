// Assignments, and what is written through a state: `this.total = 1`, `this.rooms[id].capacity -= 1`.
// A path into a state becomes one call of the run-time library, which copies what it changes.
import type * as js from 'estree';
import type { AssignmentExpression, Expression, UpdateExpression } from '../../grammar/syntax.ts';
import type { Scope } from './context.ts';
import { broken, expression, handle } from './context.ts';
import { destructuring } from './destructuring.ts';
import { arrow, assign, awaiting, call, id, literal, member } from './estree.ts';
import { assignmentTarget } from './patterns.ts';
import { assignCall, type StatePlace, statePlace } from './state-places.ts';

export function assignment(node: AssignmentExpression, scope: Scope): js.Expression {
  const { target, operator, value } = node;
  if (target.kind === 'ObjectPattern' || target.kind === 'ArrayPattern')
    return destructuring(target, expression(value, scope), scope);
  const place = statePlace(target, scope);
  if (place !== undefined) return assignState(place, operator, value, scope);
  const given = expression(value, scope);
  return assign(assignmentTarget(target, scope), given, operator);
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
