// Fan-out over a collection: one call per element, side by side, each with its arguments in an array.
//
//   await Promise.all(xs.map(x => S.f(x, 1)))            each over xs.map(x => [x, 1])
//   await parallel(xs, async x => { … }, { concurrency: 3 })
import type * as js from 'estree';
import type { ArrowFunction, CallExpression, Expression } from '../../../grammar/syntax.ts';
import { holdsMatch } from '../../check/durable.ts';
import type { VariableSymbol } from '../../check/program.ts';
import { functionCalled } from '../begin.ts';
import { expression, typeOf } from '../context.ts';
import { array, arrow, assign, awaiting, call, expressionStatement, id, member } from '../estree.ts';
import { parameters } from '../functions.ts';
import type { AsyncFunction } from '../given.ts';
import type { WaitForEach } from './flow.ts';
import { noteEach, reportOf } from './noting.ts';
import { isCall, planSite } from './promises.ts';
import { recursive } from './recursion.ts';

import type { Splitter } from './splitter.ts';
import { temporary } from './splitter.ts';
import { outlives } from './statuses.ts';

/** What is done for each element of `over`. */
export interface Mapped {
  readonly over: Expression;
  readonly each:
    | { readonly kind: 'call'; readonly arrow: ArrowFunction; readonly call: CallExpression }
    | { readonly kind: 'function'; readonly fn: AsyncFunction };
}

/** `xs.map(x => S.f(x))`, `xs.map(async x => { … })`, `xs.map(helper)`: where calls side by side can do it. */
export function mappedCall(node: CallExpression, s: Splitter): Mapped | undefined {
  const target = s.scope.lowering.program.calls.get(node);
  if (target?.kind !== 'builtin' || target.name !== 'Array.map' || node.callee.kind !== 'MemberExpression')
    return undefined;
  const [each] = node.args;
  if (each === undefined || each.kind === 'SpreadElement') return undefined;
  const done = doneFor(each, s);
  return done === undefined ? undefined : { over: node.callee.object, each: done };
}

/** `parallel(xs, f)`. */
export function parallelCall(node: CallExpression, s: Splitter): Mapped | undefined {
  const [over, each] = node.args;
  if (over === undefined || each === undefined) return undefined;
  if (over.kind === 'SpreadElement' || each.kind === 'SpreadElement') return undefined;
  const done = doneFor(each, s);
  return done === undefined ? undefined : { over, each: done };
}

function doneFor(each: Expression, s: Splitter): Mapped['each'] | undefined {
  if (each.kind === 'ArrowFunction') {
    const body = each.body.kind === 'Block' ? onlyReturn(each.body.statements) : each.body;
    const called = body?.kind === 'AwaitExpression' ? body.argument : body;
    const simple = called?.kind === 'CallExpression' && !called.args.some(a => s.splits(a));
    if (called?.kind === 'CallExpression' && simple && isPlannable(called, s))
      return { kind: 'call', arrow: each, call: called };
  }
  const fn = s.scope.lowering.functions.of(each);
  if (fn === undefined || s.scope.lowering.functions.recursive(fn)) return undefined;
  return { kind: 'function', fn };
}

function isPlannable(node: CallExpression, s: Splitter): boolean {
  if (recursive(node, s)) return false;
  return isCall(node, s) || functionCalled(node, s.scope) !== undefined;
}

function onlyReturn(statements: readonly { readonly kind: string }[]): Expression | undefined {
  const only = statements.length === 1 ? statements[0] : undefined;
  return only?.kind === 'ReturnStatement' ? (only as { readonly value?: Expression }).value : undefined;
}

interface EachOptions {
  readonly settled: boolean;
  readonly concurrency: number | string;
}

/** Waits for what is done for each element. */
export function waitForEach(
  node: CallExpression,
  mapped: Mapped,
  { settled, concurrency }: EachOptions,
  s: Splitter,
): js.Expression {
  for (const running of s.promises.values()) if (running.status !== 'awaited') outlives(running, s);
  const site = siteOf(node, mapped, s);
  const captured = site.kind === 'method' ? s.scope.lowering.functions.captured(site.method) : [];
  const items = temporary(s, `${site.name}_arguments`, undefined, node.span);
  const lists = argumentLists(mapped, captured, s);
  const isFunction = mapped.each.kind === 'function';
  const types = [typeOf(s.scope, mapped.over), ...captured.map(symbol => symbol.type)];
  const finds = isFunction && types.some(type => holdsMatch(type));
  const given = finds ? call(s.scope.module.runtime('matched'), lists) : lists;
  s.builder.emit(expressionStatement(assign(id(items), given)));
  const { result } = site;
  const planned = { ...site, args: { kind: 'array' as const, variable: items } };
  const label = `${site.label} for each`;
  const resume = s.builder.block(node.span);
  const wait: WaitForEach = {
    kind: 'each',
    items,
    call: planned,
    join: settled || site.note !== undefined ? 'settled' : 'all',
    concurrency,
    label,
    span: node.span,
    iterations: [...s.iterations],
  };
  s.builder.end({ kind: 'wait', wait, resume }, node.span);
  s.builder.open(resume);
  noteEach(site, items, result, s);
  if (settled || site.note === undefined) return id(result);
  return call(member(id(result), 'map'), s.scope.module.runtime('unwrap'));
}

function siteOf(node: CallExpression, { each }: Mapped, s: Splitter): ReturnType<typeof planSite> {
  if (each.kind === 'call') return planSite(each.call, s, { wanted: 'results', alone: true });
  const method = s.scope.lowering.functions.method(each.fn, s.method, true);
  const { id: label, name } = method;
  const result = temporary(s, `${name}_results`, undefined, node.span);
  const site = `each${++s.counts.waits}`;
  const note = reportOf(method, s);
  return { kind: 'method', site, label, name, method, result, span: each.fn.span, note };
}

/** `xs.map(x => [x, …])`: the arguments of each call. */
function argumentLists(mapped: Mapped, symbols: readonly VariableSymbol[], s: Splitter): js.Expression {
  const over = s.expression(mapped.over);
  const { scope } = s;
  const captured = symbols.map(symbol => id(scope.names.of(symbol)));
  if (mapped.each.kind === 'function') {
    const names = mapped.each.fn.parameters.map((p, i) => ({
      rest: p.rest,
      name: id(scope.names.fresh(`given${i}`)),
    }));
    const given = names.map(
      ({ rest, name }): js.Pattern => (rest ? { type: 'RestElement', argument: name } : name),
    );
    const args = names.map(({ rest, name }): js.Expression | js.SpreadElement =>
      rest ? { type: 'SpreadElement', argument: name } : name,
    );
    return call(member(over, 'map'), arrow(given, array([...captured, ...args])));
  }
  const { arrow: fn, call: called } = mapped.each;
  const args = array([
    ...captured,
    ...called.args.map(a =>
      a.kind === 'SpreadElement'
        ? { type: 'SpreadElement' as const, argument: expression(a.argument, scope) }
        : expression(a, scope),
    ),
  ]);
  const given = parameters(fn.parameters, scope);
  const touches = called.args.some(a => scope.lowering.graph.effectsOf(a, 'turn').reads.length > 0);
  if (touches) return awaiting(call(scope.module.runtime('mapAsync'), over, arrow(given, args, true)));
  return call(member(over, 'map'), arrow(given, args));
}
