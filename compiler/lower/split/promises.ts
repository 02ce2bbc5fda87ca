// Calls between services: how they are planned, started, and waited for.
//
//   const room = Hotel.reserve(…)      planned: its arguments are evaluated here
//   await Promise.all([room, seat])    one wait for both, side by side
//
// A call that was started and is not awaited by the next wait runs beside it: it joins there, and its outcome is kept
// for the place where the program awaits it.
import type * as js from 'estree';
import type { CallExpression, Expression, Identifier, SpreadElement } from '../../../grammar/syntax.ts';
import { holdsMatch } from '../../check/durable.ts';
import type { MethodSymbol, VariableSymbol } from '../../check/program.ts';
import { functionCalled } from '../begin.ts';
import { broken, typeOf } from '../context.ts';
import { array, assign, call, expressionStatement, id, undefinedValue } from '../estree.ts';
import type {
  PlannedArguments,
  PlannedCall,
  PlannedExtern,
  PlannedMethod,
  PlannedOperand,
  WaitForCalls,
} from './flow.ts';
import { isNoted, noteDone, noteFor, noteStarted, reportOf } from './noting.ts';
import { recursive } from './recursion.ts';

import type { Splitter, StartedCall } from './splitter.ts';
import { argumentFor, isConstant, spill, temporary } from './splitter.ts';
import { mayBeLost, outlives, setStatus } from './statuses.ts';
import { isWait, planWait } from './waits.ts';

/** The method that a call between services calls; undefined for all other calls. */
export function calledMethod(node: CallExpression, s: Splitter): MethodSymbol | undefined {
  const target = s.scope.lowering.program.calls.get(node);
  if (target?.kind === 'service') return target.method;
  return target?.kind === 'own' && target.method.declaration.async ? target.method : undefined;
}

/** Whether a call leaves for a method or for a function outside, with arguments. */
export function isCall(node: CallExpression, s: Splitter): boolean {
  return calledMethod(node, s) !== undefined || s.scope.lowering.program.calls.get(node)?.kind === 'extern';
}

/** Whether a call gives a promise that a wait can wait for: of a method, a function outside, a timer, a signal. */
export function startable(node: CallExpression, s: Splitter): boolean {
  if (isWait(node, s)) return true;
  return (isCall(node, s) || functionCalled(node, s.scope) !== undefined) && !recursive(node, s);
}

/** Evaluates the arguments of a call. `now`: it is made before anything else can run. */
export function planCall(node: CallExpression, s: Splitter, now: boolean): PlannedCall {
  if (isWait(node, s)) return planWait(node, s);
  const { functions } = s.scope.lowering;
  const planned = planSite(node, s);
  const captured = planned.kind === 'method' ? functions.captured(planned.method) : [];
  return { ...planned, args: planArguments(node, { captured, now, takes: takenBy(node, s) }, s) };
}

type Unargued<P> = P extends unknown ? Omit<P, 'args'> : never;

/** What is called, and a variable for its result; its arguments are still to come. `alone`: nothing else of the method runs. */
export function planSite(
  node: CallExpression,
  s: Splitter,
  { wanted = 'result', alone = false } = {},
): Unargued<PlannedMethod | PlannedExtern> {
  const { functions, graph, program, undoings } = s.scope.lowering;
  const number = graph.siteOf(node)?.id ?? `call${++s.counts.waits}`;
  const { span } = node;
  const site = `${number}`;
  const target = program.calls.get(node);
  if (target?.kind === 'extern') {
    const name = target.method.name.name;
    const service = target.service.name;
    const result = temporary(s, `${name}_${wanted}`, undefined, span);
    const note = noteFor(undoings.ofCall(node, s.method), site, s);
    return { kind: 'extern', site, label: `${service}.${name}`, name, service, result, span, note };
  }
  const fn = functionCalled(node, s.scope);
  const method = fn === undefined ? calledMethod(node, s) : functions.method(fn, s.method, alone);
  if (method === undefined) return broken('a call that gives no promise', node);
  const type = wanted === 'result' ? method.result : undefined;
  const result = temporary(s, `${method.name}_${wanted}`, type, span);
  const note = fn === undefined ? noteFor(undoings.ofMethod(method), site, s) : reportOf(method, s);
  return { kind: 'method', site, label: method.id, name: method.name, method, result, span, note };
}

/** The names of the parameters, a rest parameter for all the rest. */
function takenBy(node: CallExpression, s: Splitter): (at: number) => string {
  const target = s.scope.lowering.program.calls.get(node);
  const called = functionCalled(node, s.scope) ?? (target?.kind === 'extern' ? target.method : undefined);
  const { parameters } = called ?? calledMethod(node, s)?.declaration ?? { parameters: [] };
  return at => {
    const parameter = parameters[at] ?? parameters.at(-1);
    return parameter?.pattern.kind === 'Identifier' ? parameter.pattern.name : 'argument';
  };
}

function planArguments(
  node: CallExpression,
  {
    captured,
    now,
    takes,
  }: { captured: readonly VariableSymbol[]; now: boolean; takes: (at: number) => string },
  s: Splitter,
): PlannedArguments {
  const isFunction = functionCalled(node, s.scope) !== undefined;
  const given = node.args.map(a => typeOf(s.scope, a.kind === 'SpreadElement' ? a.argument : a));
  if (node.args.some(a => a.kind === 'SpreadElement')) {
    const name = temporary(s, 'args', undefined, node.span);
    const values = [
      ...captured.map(symbol => id(s.scope.names.of(symbol))),
      ...node.args.map(a => splitElement(a, s)),
    ];
    const finds = isFunction && [...captured.map(c => c.type), ...given].some(type => holdsMatch(type));
    const whole = finds ? call(s.scope.module.runtime('matched'), array(values)) : array(values);
    s.builder.emit(expressionStatement(assign(id(name), whole)));
    return { kind: 'array', variable: name };
  }
  const args = node.args as readonly Expression[];
  const values = orderedValues(args, s);
  const simple = now && values.every((v, i) => isConstant(v) || isVariable(v, args[i] as Expression, s));
  const operands = values.map((value, i) => {
    const arg = args[i] as Expression;
    const isSent = !isFunction && holdsMatch(given[i]);
    if (isSent) return sentMatch(value, { node: arg, parameter: takes(i) }, s);
    return operand(value, { node: arg, parameter: takes(i), simple }, s);
  });
  return { kind: 'list', operands: [...captured.map(symbol => capturedOperand(symbol, s)), ...operands] };
}

/** What a regular expression found is for others an array of texts. */
function sentMatch(
  value: js.Expression,
  { node, parameter }: { node: Expression; parameter: string },
  s: Splitter,
): PlannedOperand {
  const name = argumentFor(s, parameter, undefined, node.span);
  s.builder.emit(expressionStatement(assign(id(name), value)));
  return { kind: 'variable', variable: name };
}

/** What an async function captures: as it is when it is called. */
function capturedOperand(symbol: VariableSymbol, s: Splitter): PlannedOperand {
  const name = s.scope.names.of(symbol);
  const { lowering } = s.scope;
  const fixed = symbol.form === 'const' || !lowering.assigned(s.method.declaration).has(symbol);
  if (fixed) return { kind: 'variable', variable: name };
  const copy = temporary(s, `${symbol.name}_then`, symbol.type, symbol.declaration.span);
  s.builder.emit(expressionStatement(assign(id(copy), id(name))));
  return { kind: 'variable', variable: copy };
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

function operand(
  value: js.Expression,
  { node, parameter, simple }: { node: Expression; parameter: string; simple: boolean },
  s: Splitter,
): PlannedOperand {
  if (value.type === 'Literal' && isConstant(value))
    return { kind: 'constant', value: value.value as string | number | boolean | null };
  if (value.type === 'Identifier' && value.name === 'undefined') return { kind: 'undefined' };
  if (value.type === 'Identifier' && (isTemporary(value, s) || simple || neverAssigned(node, s))) {
    return { kind: 'variable', variable: value.name };
  }
  return { kind: 'variable', variable: spill(s, value, node, parameter).name };
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
  noteStarted(planned, s);
  const outcome = temporary(s, `${name.name}_outcome`, undefined, node.span);
  // In a loop, it would still be that of the iteration before.
  s.builder.emit(expressionStatement(assign(id(outcome), undefinedValue())));
  s.promises.set(symbol, {
    key: symbol,
    name: name.name,
    span: name.span,
    call: planned,
    outcome,
    status: 'pending',
    joinedAt: 0,
    startedAt: placeIn(s),
  });
}

/** A call in a list whose later elements wait: it runs beside them. */
export function startInList(node: CallExpression, s: Splitter): StartedCall {
  const call = planCall(node, s, false);
  noteStarted(call, s);
  const outcome = temporary(s, `${call.name}_outcome`, undefined, node.span);
  const { span } = node;
  s.builder.emit(expressionStatement(assign(id(outcome), undefinedValue())));
  const started: StartedCall = {
    key: node,
    name: call.label,
    span,
    call,
    outcome,
    status: 'pending',
    joinedAt: 0,
    startedAt: placeIn(s),
  };
  s.promises.set(node, started);
  return started;
}

function placeIn({ builder }: Splitter): StartedCall['startedAt'] {
  return { block: builder.current.id, statements: builder.current.statements.length };
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
  for (const a of open) if (a.kind === 'started' && mayBeLost(a.started, s)) outlives(a.started, s);
  if (open.length + beside.length === 0) {
    keepWrites(awaited, node, s);
    return awaited.map(a => resultOf(a, s, settled, false));
  }
  const calls = [...open.map(planned), ...beside.map(b => ({ ...b.call, result: b.outcome }))];
  const several = open.length > 1 && calls.some(isNoted);
  const join =
    settled || several || beside.length > 0 || open.length < awaited.filter(a => a.kind !== 'value').length
      ? 'settled'
      : 'all';
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
  // Those beside it were started before.
  noteDone([...calls.slice(open.length), ...calls.slice(0, open.length)], join === 'settled', s);
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
    if (other.status === 'joined' || other.status === 'maybe' || mayBeLost(other, s)) outlives(other, s);
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
