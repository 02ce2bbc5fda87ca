// Calls whose promises live on: kept in data, awaited where their lifetimes do not nest, or never. In JavaScript such a
// call is begun by name, and what the program holds is a durable promise.
//
//   ps.push(Hotel.find(id))      ps.push($.begin("Hotel.find.started", [id]))
import type * as js from 'estree';
import type { CallExpression, Expression } from '../../grammar/syntax.ts';
import { holdsMatch } from '../check/durable.ts';
import type { MethodSymbol } from '../check/program.ts';
import type { Scope } from './context.ts';
import { broken, elements } from './context.ts';
import { arrow, call, id } from './estree.ts';
import type { AsyncFunction } from './given.ts';

/** The method that a call of a service calls; undefined for all other calls. */
export function methodCalled(node: CallExpression, scope: Scope): MethodSymbol | undefined {
  const target = scope.lowering.program.calls.get(node);
  if (target?.kind === 'service') return target.method;
  return target?.kind === 'own' && target.method.declaration.async ? target.method : undefined;
}

/** The async function of the method that is called: by its name, or where it stands. */
export function functionCalled(node: CallExpression, scope: Scope): AsyncFunction | undefined {
  return scope.lowering.functions.of(node.callee);
}

const wholly = /^(Promise\.(all|allSettled|race|any|reject)|mu\.(sleep|sleepUntil|signal|parallel))$/;

/** Waits of the library, externs and `Promise.all` as promises: an async function of their own waits. */
export function isThunk(node: CallExpression, scope: Scope): boolean {
  const target = scope.lowering.program.calls.get(node);
  return target?.kind === 'extern' || (target?.kind === 'builtin' && wholly.test(target.name));
}

/** Whether a call gives a promise. */
export function isPromiseCall(node: CallExpression, scope: Scope): boolean {
  return (
    methodCalled(node, scope) !== undefined ||
    functionCalled(node, scope) !== undefined ||
    isThunk(node, scope)
  );
}

/** A call that is a promise, begun; undefined for other calls, and in transactions. `kept`: somebody may wait for it. */
export function begun(node: CallExpression, scope: Scope, kept = true): js.Expression | undefined {
  const { begins } = scope;
  if (begins === undefined) return undefined;
  const method = methodCalled(node, scope);
  if (method !== undefined) return begin(method, elements(node.args, scope), scope, kept);
  const fn = functionCalled(node, scope);
  if (fn !== undefined) {
    const made = scope.lowering.functions.method(fn, begins.method);
    return begin(made, [...capturedBy(made, scope), ...elements(node.args, scope)], scope, kept);
  }
  if (!isThunk(node, scope)) return undefined;
  const made = scope.lowering.functions.thunk(node, begins.method);
  return begin(made, capturedBy(made, scope), scope, kept);
}

function begin(
  method: MethodSymbol,
  args: readonly (js.Expression | js.SpreadElement)[],
  scope: Scope,
  kept: boolean,
): js.Expression {
  scope.touches.begins.add(method);
  return scope.begins?.begin(method, args, kept) ?? broken('a call that lives on', method.declaration);
}

/** The variables that an async function has copies of, whole. */
export function capturedBy(method: MethodSymbol, scope: Scope): js.Expression[] {
  return scope.lowering.functions.captured(method).map(symbol => {
    const variable = id(scope.names.of(symbol));
    const finds = symbol.kind === 'variable' && holdsMatch(symbol.type);
    return finds ? call(scope.module.runtime('matched'), variable) : variable;
  });
}

/** An async function as a value: calling it begins it. */
export function beginning(fn: AsyncFunction, scope: Scope): js.ArrowFunctionExpression {
  const { begins } = scope;
  if (begins === undefined) return broken('an async function as a value', fn);
  const made = scope.lowering.functions.method(fn, begins.method);
  const names = fn.parameters.map((p, i) => ({ rest: p.rest, name: id(scope.names.fresh(`given${i}`)) }));
  const parameters: js.Pattern[] = names.map(({ rest, name }) =>
    rest ? { type: 'RestElement', argument: name } : name,
  );
  const args = names.map(({ rest, name }): js.Expression | js.SpreadElement =>
    rest ? { type: 'SpreadElement', argument: name } : name,
  );
  return arrow(parameters, begin(made, [...capturedBy(made, scope), ...args], scope, true));
}

/** What an expression that is written around a promise holds: `S.f() as Promise<T>`. */
export function bare(node: Expression): Expression {
  return node.kind === 'AsExpression' || node.kind === 'SatisfiesExpression' ? bare(node.expression) : node;
}
