// Calls between services: how they are planned, started, and waited for.
//
//   const room = Hotel.reserve(…)      planned: its arguments are evaluated here
//   await Promise.all([room, seat])    one wait for both, side by side
//
// A call that was started and is not awaited by the next wait runs beside it: it joins there, and its outcome is kept
// for the place where the program awaits it.
import type * as js from 'estree';
import type {
  ArrowFunction,
  CallExpression,
  Expression,
  Identifier,
  SpreadElement,
} from '../../../grammar/syntax.ts';
import type { MethodSymbol } from '../../check/program.ts';
import { broken, expression } from '../context.ts';
import {
  array,
  arrow,
  assign,
  awaiting,
  call,
  expressionStatement,
  id,
  member,
  undefinedValue,
} from '../estree.ts';
import { parameters } from '../functions.ts';
import { lowerProblems } from '../problems.ts';
import type {
  PlannedArguments,
  PlannedCall,
  PlannedExtern,
  PlannedMethod,
  PlannedOperand,
  WaitForCalls,
} from './flow.ts';
import type { Splitter, StartedCall } from './splitter.ts';
import { isConstant, refuse, spill, temporary } from './splitter.ts';
import { setStatus } from './statuses.ts';
import { isWait, planWait } from './waits.ts';

/** The method that a call between services calls; undefined for all other calls. */
export function calledMethod(node: CallExpression, s: Splitter): MethodSymbol | undefined {
  const target = s.scope.lowering.program.calls.get(node);
  if (target?.kind === 'service') return target.method;
  return target?.kind === 'own' && target.method.declaration.async ? target.method : undefined;
}

/** Whether a call leaves for a method or for a function outside, with arguments. */
function isCall(node: CallExpression, s: Splitter): boolean {
  return calledMethod(node, s) !== undefined || s.scope.lowering.program.calls.get(node)?.kind === 'extern';
}

/** Whether a call gives a promise that a wait can wait for: of a method, a function outside, a timer, a signal. */
export function startable(node: CallExpression, s: Splitter): boolean {
  return isCall(node, s) || isWait(node, s);
}

/** Evaluates the arguments of a call. `now`: it is made before anything else can run. */
export function planCall(node: CallExpression, s: Splitter, now: boolean): PlannedCall {
  return isCall(node, s) ? { ...planSite(node, s), args: planArguments(node, s, now) } : planWait(node, s);
}

/** What is called, and a variable for its result; its arguments are still to come. */
function planSite(
  node: CallExpression,
  s: Splitter,
  wanted = 'result',
): Omit<PlannedMethod, 'args'> | Omit<PlannedExtern, 'args'> {
  const site = s.scope.lowering.graph.siteOf(node);
  const { span } = node;
  if (site === undefined) return broken('a call without a number', node);
  const target = s.scope.lowering.program.calls.get(node);
  if (target?.kind === 'extern') {
    const name = target.method.name.name;
    const service = target.service.name;
    const result = temporary(s, `${name}_${wanted}`, undefined, span);
    return { kind: 'extern', site: `${site.id}`, label: `${service}.${name}`, name, service, result, span };
  }
  const method = calledMethod(node, s) ?? broken('a call of no method', node);
  const type = wanted === 'result' ? method.result : undefined;
  const result = temporary(s, `${method.name}_${wanted}`, type, span);
  return { kind: 'method', site: `${site.id}`, label: method.id, name: method.name, method, result, span };
}

function planArguments(node: CallExpression, s: Splitter, now: boolean): PlannedArguments {
  if (node.args.some(a => a.kind === 'SpreadElement')) {
    const name = temporary(s, 'args', undefined, node.span);
    const values = node.args.map(a => splitElement(a, s));
    s.builder.emit(expressionStatement(assign(id(name), array(values))));
    return { kind: 'array', variable: name };
  }
  const args = node.args as readonly Expression[];
  const values = orderedValues(args, s);
  const simple = now && values.every((v, i) => isConstant(v) || isVariable(v, args[i] as Expression, s));
  const operands = values.map((value, i) => operand(value, args[i] as Expression, s, simple));
  return { kind: 'list', operands };
}

function splitElement(node: Expression | SpreadElement, s: Splitter): js.Expression | js.SpreadElement {
  return node.kind === 'SpreadElement'
    ? { type: 'SpreadElement', argument: s.expression(node.argument) }
    : s.expression(node);
}

/** The values of several expressions, evaluated from left to right whatever they wait for. */
export function orderedValues(nodes: readonly Expression[], s: Splitter): js.Expression[] {
  const last = nodes.findLastIndex(node => s.splits(node));
  return nodes.map((node, i) => {
    const value = s.expression(node);
    return i < last && !isConstant(value) ? spill(s, value, node) : value;
  });
}

function operand(value: js.Expression, node: Expression, s: Splitter, simple: boolean): PlannedOperand {
  if (value.type === 'Literal' && isConstant(value))
    return { kind: 'constant', value: value.value as string | number | boolean | null };
  if (value.type === 'Identifier' && value.name === 'undefined') return { kind: 'undefined' };
  if (value.type === 'Identifier' && (isTemporary(value, s) || simple || neverAssigned(node, s))) {
    return { kind: 'variable', variable: value.name };
  }
  return { kind: 'variable', variable: fresh(s, value, node) };
}

function fresh(s: Splitter, value: js.Expression, node: Expression): string {
  return spill(s, value, node, 'argument').name;
}

function isTemporary(value: js.Identifier, s: Splitter): boolean {
  const variable = s.builder.variables.get(value.name);
  return variable !== undefined && variable.source === undefined;
}

function isVariable(value: js.Expression, node: Expression, s: Splitter): boolean {
  return (
    value.type === 'Identifier' &&
    s.builder.variables.has(value.name) &&
    (node.kind === 'Identifier' || isTemporary(value, s))
  );
}

function neverAssigned(node: Expression, s: Splitter): boolean {
  if (node.kind !== 'Identifier') return false;
  const symbol = s.scope.lowering.program.names.get(node);
  if (symbol?.kind !== 'variable' || symbol.form === 'module') return false;
  return symbol.form === 'const' || !s.scope.lowering.assigned(s.method.declaration).has(symbol);
}

/** Remembers `const p = S.f(…)`. */
export function startCall(name: Identifier, node: CallExpression, s: Splitter): void {
  const symbol = s.scope.lowering.program.names.get(name);
  if (symbol?.kind !== 'variable') return broken('a started call', node);
  const planned = planCall(node, s, false);
  const outcome = temporary(s, `${name.name}_outcome`, undefined, node.span);
  // In a loop, it would still be that of the iteration before.
  s.builder.emit(expressionStatement(assign(id(outcome), undefinedValue())));
  s.promises.set(symbol, {
    name: name.name,
    span: name.span,
    call: planned,
    outcome,
    status: 'pending',
    joinedAt: 0,
  });
}

/** A call in a list whose later elements wait: it runs beside them. */
export function startInList(node: CallExpression, s: Splitter): StartedCall {
  const call = planCall(node, s, false);
  const outcome = temporary(s, `${call.name}_outcome`, undefined, node.span);
  const { span } = node;
  s.builder.emit(expressionStatement(assign(id(outcome), undefinedValue())));
  const started: StartedCall = { name: call.label, span, call, outcome, status: 'pending', joinedAt: 0 };
  s.promises.set(node, started);
  return started;
}

/** Something that a wait awaits: a call made here, or one that was started before. */
export type Awaited =
  | { readonly kind: 'call'; readonly call: PlannedCall }
  | { readonly kind: 'started'; readonly started: StartedCall }
  | { readonly kind: 'value'; readonly value: js.Expression };

/** The `await`, what to call it, and whether the program asks for outcomes (`allSettled`). */
export interface Awaiting {
  readonly label: string;
  readonly node: Expression;
  readonly settled?: boolean;
}

/** Waits for everything in `awaited`, and gives the JavaScript of each result, in order. */
export function waitFor(awaited: readonly Awaited[], at: Awaiting, s: Splitter): js.Expression[] {
  const { label, node, settled = false } = at;
  const open = awaited.filter(
    a => a.kind === 'call' || (a.kind === 'started' && a.started.status !== 'joined'),
  );
  const beside = besides(awaited, s);
  if (open.length + beside.length === 0) {
    keepWrites(awaited, node, s);
    return awaited.map(a => resultOf(a, s, settled, false));
  }
  const join =
    settled || beside.length > 0 || open.length < awaited.filter(a => a.kind !== 'value').length
      ? 'settled'
      : 'all';
  const calls = [...open.map(planned), ...beside.map(b => ({ ...b.call, result: b.outcome }))];
  const wait: WaitForCalls = {
    kind: 'calls',
    calls,
    join,
    label,
    span: node.span,
    iterations: [...s.iterations],
  };
  const resume = s.builder.block(node.span);
  s.builder.end({ kind: 'wait', wait, resume }, node.span);
  s.builder.open(resume);
  for (const b of beside) {
    setStatus(s, b, 'joined');
    b.joinedAt = resume;
  }
  return awaited.map(a => resultOf(a, s, settled, join === 'settled'));
}

/** Everything is here already. The turn ends all the same if it wrote: what is awaited may be an error that leaves the method. */
function keepWrites(awaited: readonly Awaited[], node: Expression, s: Splitter): void {
  const { builder } = s;
  const since = Math.min(...awaited.map(a => (a.kind === 'started' ? a.started.joinedAt : Infinity)));
  if (!builder.blocks.slice(since).some(b => b.touches.writes.size > 0)) return;
  const next = builder.block(node.span);
  builder.end({ kind: 'boundary', to: next }, node.span);
  builder.open(next);
}

function planned(a: Awaited): PlannedCall {
  return a.kind === 'started' ? a.started.call : (a as Extract<Awaited, { kind: 'call' }>).call;
}

/** The started calls that run beside this wait without being awaited by it. */
function besides(awaited: readonly Awaited[], s: Splitter): StartedCall[] {
  const here = new Set(awaited.flatMap(a => (a.kind === 'started' ? [a.started] : [])));
  const others = [...s.promises.values()].filter(p => !here.has(p));
  for (const other of others) {
    if (other.status === 'joined' || other.status === 'maybe')
      refuse(s, lowerProblems.overlapping, { name: other.name }, other.span);
  }
  return others.filter(p => p.status === 'pending');
}

function resultOf(a: Awaited, s: Splitter, settled: boolean, joinedSettled: boolean): js.Expression {
  if (a.kind === 'value') return settled ? fulfilled(a.value) : a.value;
  const joined = a.kind === 'started' && a.started.status === 'joined';
  if (a.kind === 'started') setStatus(s, a.started, 'awaited');
  const name = id(joined ? (a as Extract<Awaited, { kind: 'started' }>).started.outcome : planned(a).result);
  // A timer that nothing stands beside has no result.
  if (planned(a).kind === 'timer' && !(settled || joined || joinedSettled)) return undefinedValue();
  if (settled || !(joined || joinedSettled)) return name;
  return call(s.scope.module.runtime('unwrap'), name);
}

function fulfilled(value: js.Expression): js.Expression {
  const status = { type: 'Literal' as const, value: 'fulfilled' };
  const make = (key: string, v: js.Expression): js.Property => ({
    type: 'Property',
    key: id(key),
    value: v,
    kind: 'init',
    method: false,
    shorthand: false,
    computed: false,
  });
  return { type: 'ObjectExpression', properties: [make('status', status), make('value', value)] };
}

export function startedBy(node: Identifier, s: Splitter): StartedCall | undefined {
  const symbol = s.scope.lowering.program.names.get(node);
  return symbol?.kind === 'variable' ? s.promises.get(symbol) : undefined;
}

/** `Promise.all(xs.map(x => S.f(x)))`: the call in the function, where it has that form. */
export function mappedCall(
  node: CallExpression,
  s: Splitter,
): { over: Expression; each: ArrowFunction; call: CallExpression } | undefined {
  const target = s.scope.lowering.program.calls.get(node);
  const each = node.args[0];
  if (target?.kind !== 'builtin' || target.name !== 'Array.map' || node.callee.kind !== 'MemberExpression')
    return undefined;
  if (each?.kind !== 'ArrowFunction') return undefined;
  const body = each.body.kind === 'Block' ? onlyReturn(each.body.statements) : each.body;
  const called = body?.kind === 'AwaitExpression' ? body.argument : body;
  if (called?.kind !== 'CallExpression' || !isCall(called, s)) return undefined;
  return { over: node.callee.object, each, call: called };
}

function onlyReturn(statements: readonly { readonly kind: string }[]): Expression | undefined {
  const only = statements.length === 1 ? statements[0] : undefined;
  return only?.kind === 'ReturnStatement' ? (only as { readonly value?: Expression }).value : undefined;
}

/** Waits for one call per element of a collection, side by side. */
export function waitForEach(node: CallExpression, settled: boolean, s: Splitter): js.Expression {
  const mapped = mappedCall(node, s);
  if (mapped === undefined) return broken('a fan-out', node);
  for (const b of besides([], s)) refuse(s, lowerProblems.overlapping, { name: b.name }, b.span);
  const site = planSite(mapped.call, s, 'results');
  const items = temporary(s, `${site.name}_arguments`, undefined, node.span);
  s.builder.emit(expressionStatement(assign(id(items), argumentLists(mapped, s))));
  const { result } = site;
  const planned = { ...site, args: { kind: 'array' as const, variable: items } };
  const label = `${site.label} for each`;
  const join = settled ? 'settled' : 'all';
  const resume = s.builder.block(node.span);
  const wait = {
    kind: 'each' as const,
    items,
    call: planned,
    join: join as 'all' | 'settled',
    label,
    span: node.span,
    iterations: [...s.iterations],
  };
  s.builder.end({ kind: 'wait', wait, resume }, node.span);
  s.builder.open(resume);
  return id(result);
}

/** `xs.map(x => [x, …])`: the arguments of each call. */
function argumentLists(
  mapped: { over: Expression; each: ArrowFunction; call: CallExpression },
  s: Splitter,
): js.Expression {
  const over = s.expression(mapped.over);
  const scope = s.scope;
  const args = array(
    mapped.call.args.map(a =>
      a.kind === 'SpreadElement'
        ? { type: 'SpreadElement' as const, argument: expression(a.argument, scope) }
        : expression(a, scope),
    ),
  );
  const touches = mapped.call.args.some(a => scope.lowering.graph.effectsOf(a, 'turn').reads.length > 0);
  if (touches)
    return awaiting(
      call(
        scope.module.runtime('mapAsync'),
        over,
        arrow(parameters(mapped.each.parameters, scope), args, true),
      ),
    );
  return call(member(over, 'map'), arrow(parameters(mapped.each.parameters, scope), args));
}
