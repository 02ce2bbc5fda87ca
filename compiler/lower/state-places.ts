// Places in what is stored, as something to assign: `this.total`, `this.rooms[id].capacity`. A path into a state becomes one call of
// the run-time library, which copies what it changes.
import type * as js from 'estree';
import type { Expression } from '../../grammar/syntax.ts';
import type { StateSymbol } from '../check/program.ts';
import type { Scope } from './context.ts';
import { expression, handle } from './context.ts';
import { array, call, id, literal } from './estree.ts';

/** A place inside a state: the state, then keys. */
export interface StatePlace {
  readonly state: StateSymbol;
  readonly path: readonly js.Expression[];
}

export function assignCall(
  place: StatePlace,
  operator: string,
  value: js.Expression,
  scope: Scope,
): js.Expression {
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
export function statePlace(target: Expression, scope: Scope): StatePlace | undefined {
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
