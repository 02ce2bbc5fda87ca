// Calls and `new`: what is called decides what becomes of it. Calls between services appear here only inside
// transactions, where they run in the same commit; elsewhere the splitting has taken them out.
import type * as js from 'estree';
import type { CallExpression, Expression, NewExpression } from '../../grammar/syntax.ts';
import type { CallTarget, MethodSymbol, StateSymbol } from '../check/program.ts';
import { begun } from './begin.ts';
import type { Scope } from './context.ts';
import { broken, elements, expression, handle } from './context.ts';
import { arrow, awaiting, block, call, id, member, undefinedValue } from './estree.ts';
import { specialCall, specialNew, waitingCall } from './library.ts';

/** `awaited`: the call stands right after `await`. */
export function callExpression(
  node: CallExpression,
  scope: Scope,
  use: 'awaited' | 'started' = 'started',
): js.Expression {
  const promise = begun(node, scope);
  if (promise !== undefined) return promise;
  const target = scope.lowering.program.calls.get(node) ?? { kind: 'value' as const };
  switch (target.kind) {
    case 'service':
      return methodCall(node, target.method, scope, use);
    case 'own':
      return target.method.declaration.async
        ? methodCall(node, target.method, scope, use)
        : helperCall(node, target.method, scope);
    case 'state':
      return stateCall(node, target.state, target.operation, scope);
    case 'function':
      return functionCall(node, target, scope);
    case 'builtin':
      return libraryCall(node, target.name, scope);
    case 'value':
      return valueCall(node, scope);
    case 'error':
    case 'extern':
      return broken(`a call of ${target.kind}`, node);
    default:
      target satisfies never;
      return broken('a call', node);
  }
}

/** In a transaction: `$.call(Hotel$reserve, …)` runs at once, `$.start(…)` when it is awaited. */
function methodCall(
  node: CallExpression,
  method: MethodSymbol,
  scope: Scope,
  use: 'awaited' | 'started',
): js.Expression {
  scope.touches.add(scope.lowering.graph.effects(method, 'everything'));
  const how = use === 'awaited' ? 'call' : 'start';
  const made = call(member(id('$'), how), calleeOf(method, scope), ...elements(node.args, scope));
  return use === 'awaited' ? awaiting(made) : made;
}

/** `this.helper()` of a method that does not wait: part of the same turn. */
function helperCall(node: CallExpression, method: MethodSymbol, scope: Scope): js.Expression {
  scope.touches.add(scope.lowering.graph.effects(method, 'turn'));
  return awaiting(call(calleeOf(method, scope), id('$'), ...elements(node.args, scope)));
}

/** The function of a method; it notes that it was called where that may be undone. */
function calleeOf(method: MethodSymbol, scope: Scope): js.Expression {
  const callee = scope.module.method(method);
  return scope.notes?.callee(method, callee) ?? callee;
}

const operations: { readonly [operation: string]: 'read' | 'write' | 'both' } = {
  set: 'write',
  update: 'both',
  delete: 'both',
  add: 'write',
  push: 'both',
  pop: 'both',
  take: 'both',
  clear: 'both',
};

function stateCall(node: CallExpression, state: StateSymbol, operation: string, scope: Scope): js.Expression {
  const receiver = handle(scope, state, operations[operation] ?? 'read');
  return awaiting(call(member(receiver, operation), id('$'), ...elements(node.args, scope)));
}

function functionCall(
  node: CallExpression,
  target: Extract<CallTarget, { kind: 'function' }>,
  scope: Scope,
): js.Expression {
  const { declaration, topLevel, module, name } = target.function;
  const facts = scope.lowering.facts;
  const callee = topLevel ? scope.module.reference(module, name) : expression(node.callee, scope);
  const turn = topLevel && facts.turn.has(declaration) ? [id('$')] : [];
  const made = call(callee, ...turn, ...elements(node.args, scope));
  return facts.async.has(declaration) ? awaiting(made) : made;
}

/** A function held by a variable. */
function valueCall(node: CallExpression, scope: Scope): js.Expression {
  const made = chainedCall(
    call(expression(node.callee, scope), ...elements(node.args, scope)),
    node.optional,
  );
  return isAsync(node.callee, scope) ? awaiting(made) : made;
}

/** Whether the value of an expression is known to be a function that touches state. */
function isAsync(node: Expression | { readonly kind: 'SpreadElement' }, scope: Scope): boolean {
  const { facts, program } = scope.lowering;
  if (node.kind === 'ArrowFunction' || node.kind === 'FunctionExpression') return facts.async.has(node);
  if (node.kind !== 'Identifier') return false;
  const symbol = program.names.get(node);
  if (symbol === undefined) return false;
  const held = facts.held.get(symbol);
  return held === undefined
    ? [...(facts.given.get(symbol) ?? [])].some(each => facts.async.has(each))
    : facts.async.has(held);
}

function libraryCall(node: CallExpression, name: string, scope: Scope): js.Expression {
  const args = (): (js.Expression | js.SpreadElement)[] => elements(node.args, scope);
  if (!/^(Promise|mu)\./.test(name) && node.args.some(arg => isAsync(arg, scope)))
    return waitingCall(name, { node, scope, args });
  const special = specialCall(name, { node, scope, args });
  if (special !== undefined) return special;
  if (name === 'Promise.resolve') return (args()[0] as js.Expression | undefined) ?? undefinedValue();
  if (name === 'Promise.reject') return rejected(args()[0] as js.Expression | undefined);
  if (name.startsWith('Promise.')) return call(member(id('$'), name.slice(8)), ...args());
  return chainedCall(call(expression(node.callee, scope), ...args()), node.optional);
}

/** In a transaction: a call that throws when it is awaited. */
function rejected(error: js.Expression = undefinedValue()): js.Expression {
  const thrown: js.Statement = { type: 'ThrowStatement', argument: error };
  return call(member(id('$'), 'start'), arrow([], block([thrown]), true));
}

export function newExpression(node: NewExpression, scope: Scope): js.Expression {
  const target = scope.lowering.program.calls.get(node);
  const special = target?.kind === 'builtin' ? specialNew(target.name, node, scope) : undefined;
  if (special !== undefined) return special;
  if (target?.kind === 'error') scope.touches.throws.add(target.error.name);
  return {
    type: 'NewExpression',
    callee: expression(node.callee, scope),
    arguments: elements(node.args, scope),
  };
}

/** A call of what an optional chain gave belongs to the chain. */
function chainedCall(made: js.SimpleCallExpression, optional: boolean): js.Expression {
  const link: js.SimpleCallExpression = { ...made, optional };
  const callee = link.callee;
  if (callee.type === 'ChainExpression') {
    return { type: 'ChainExpression', expression: { ...link, callee: callee.expression as js.Expression } };
  }
  return optional ? { type: 'ChainExpression', expression: link } : link;
}
