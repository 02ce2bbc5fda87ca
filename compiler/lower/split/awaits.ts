// `await` at the level of the method. What nests becomes a fork or an each; everything else is a promise that lives on.
import type * as js from 'estree';
import type {
  ArrayLiteral,
  AwaitExpression,
  CallExpression,
  Expression,
  SpreadElement,
} from '../../../grammar/syntax.ts';
import type { Type } from '../../check/types.ts';
import { functionCalled, isPromiseCall } from '../begin.ts';
import { typeOf } from '../context.ts';
import { array, assign, call, expressionStatement, id, member, undefinedValue } from '../estree.ts';
import { lowerProblems } from '../problems.ts';
import { beginParts, waitForEither, waitForPromises } from './durable.ts';
import { mappedCall, parallelCall, waitForEach } from './each.ts';
import { runInline } from './inline.ts';
import type { Awaited } from './promises.ts';
import { planCall, startable, startedBy, startInList, waitFor } from './promises.ts';
import { recursive } from './recursion.ts';
import type { Splitter, StartedCall } from './splitter.ts';
import { isConstant, refuse, sourceText, spill, temporary } from './splitter.ts';
import { outlives, setStatus } from './statuses.ts';

export function awaitExpression(node: AwaitExpression, s: Splitter): js.Expression {
  return awaitValue(node.argument, s);
}

/** The value of something that is awaited: `await x`, or `return x` of a promise. */
export function awaitValue(node: Expression, s: Splitter): js.Expression {
  if (node.kind === 'AsExpression' || node.kind === 'SatisfiesExpression')
    return awaitValue(node.expression, s);
  if (node.kind === 'Identifier') {
    const started = startedBy(node, s);
    if (started !== undefined) return awaitStarted(started, node, s);
  }
  return node.kind === 'CallExpression' ? awaitCall(node, s) : awaitPromise(node, s);
}

function awaitCall(node: CallExpression, s: Splitter): js.Expression {
  const fn = functionCalled(node, s.scope);
  if (fn !== undefined && !recursive(node, s)) return runInline(fn, node, s);
  if (startable(node, s)) {
    const planned = planCall(node, s, true);
    return first(waitFor([{ kind: 'call', call: planned }], { label: planned.label, node }, s));
  }
  const target = s.scope.lowering.program.calls.get(node);
  if (target?.kind === 'builtin' && target.name.startsWith('Promise.'))
    return join(node, target.name.slice(8), s);
  if (target?.kind === 'builtin' && target.name === 'mu.parallel') return parallel(node, s);
  return awaitPromise(node, s);
}

/** A promise from anywhere. What is no promise is its own value. */
function awaitPromise(node: Expression, s: Splitter): js.Expression {
  const type = typeOf(s.scope, node);
  const label = `await ${shortly(sourceText(s, node.span) ?? 'promise')}`;
  if (node.kind === 'CallExpression' && isPromiseCall(node, s.scope))
    return waitForPromises(beginParts(node, s, false), 'one', { label, node }, s);
  if (type.kind === 'promise') return waitForPromises(s.expression(node), 'one', { label, node }, s);
  return mayBePromise(type) ? waitForEither(s.expression(node), { label, node }, s) : s.expression(node);
}

function shortly(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function mayBePromise(type: Type): boolean {
  return type.kind === 'union' && type.types.some(part => part.kind === 'promise');
}

function first(values: readonly js.Expression[]): js.Expression {
  return values[0] ?? undefinedValue();
}

/** `await p`: where p may have joined an earlier wait on some ways here, the others still wait for it. */
function awaitStarted(started: StartedCall, node: Expression, s: Splitter): js.Expression {
  if (started.status === 'awaited') outlives(started, s);
  if (started.status !== 'maybe')
    return first(waitFor([{ kind: 'started', started }], { label: started.name, node }, s));
  const { builder } = s;
  const open = builder.block(node.span);
  const joined = builder.block(node.span);
  const missing: js.Expression = {
    type: 'BinaryExpression',
    operator: '===',
    left: id(started.outcome),
    right: undefinedValue(),
  };
  builder.end({ kind: 'branch', test: missing, yes: open, no: joined }, node.span);
  builder.open(open);
  const call: Awaited = { kind: 'call', call: { ...started.call, result: started.outcome } };
  setStatus(s, started, 'awaited');
  waitFor([call], { label: started.name, node, settled: true }, s);
  builder.follow(joined, node.span);
  setStatus(s, started, 'joined');
  return first(waitFor([{ kind: 'started', started }], { label: started.name, node }, s));
}

const modes = { all: 'all', allSettled: 'settled', race: 'race', any: 'any' } as const;

/** `Promise.all` and its relatives. */
function join(node: CallExpression, how: string, s: Splitter): js.Expression {
  const [list] = node.args;
  const value = list?.kind === 'SpreadElement' ? undefined : list;
  if (how === 'reject') {
    const error = value === undefined ? undefinedValue() : s.expression(value);
    s.builder.end({ kind: 'throw', error }, node.span);
    return undefinedValue();
  }
  if (how === 'resolve') return value === undefined ? undefinedValue() : awaitValue(value, s);
  const mode = modes[how as keyof typeof modes];
  if (value === undefined || mode === undefined) return awaitPromise(node, s);
  const settled = mode === 'settled';
  const label = `await Promise.${how}`;
  if (mode === 'all' || settled) {
    const mapped = value.kind === 'CallExpression' ? mappedCall(value, s) : undefined;
    if (mapped !== undefined) return waitForEach(node, mapped, { settled, concurrency: 0 }, s);
    if (value.kind === 'ArrayLiteral' && isPlannable(value, s))
      return array(waitFor(elements(value, s), { label, node, settled }, s));
  }
  return waitForPromises(listOf(value, s), mode, { label, node }, s);
}

/** The promises of a list that no wait could be planned for. */
function listOf(node: Expression, s: Splitter): js.Expression {
  if (node.kind === 'ArrayLiteral')
    for (const e of node.elements) {
      const started = e.kind === 'Identifier' ? startedBy(e, s) : undefined;
      if (started !== undefined) outlives(started, s);
    }
  const value = s.expression(node);
  const { kind } = typeOf(s.scope, node);
  return kind === 'array' || kind === 'tuple' ? value : array([{ type: 'SpreadElement', argument: value }]);
}

/** Whether calls, started calls and plain values are all that stands in a list. */
function isPlannable(list: ArrayLiteral, s: Splitter): boolean {
  return list.elements.every(e => {
    if (e.kind === 'SpreadElement') return false;
    if (e.kind === 'CallExpression' && startable(e, s)) return !s.durable.has(e);
    if (e.kind === 'Identifier' && startedBy(e, s) !== undefined) return true;
    const type = typeOf(s.scope, e);
    return type.kind !== 'promise' && !mayBePromise(type);
  });
}

function elements(list: ArrayLiteral, s: Splitter): Awaited[] {
  const awaited = (list.elements as readonly Expression[]).map((e, i) =>
    element(
      e,
      list.elements.slice(i + 1).some(other => waitsFirst(other, s)),
      s,
    ),
  );
  const twice = new Set<StartedCall>();
  for (const a of awaited) {
    if (a.kind !== 'started') continue;
    if (a.started.status === 'maybe' || a.started.status === 'awaited' || twice.has(a.started))
      outlives(a.started, s);
    twice.add(a.started);
  }
  return awaited;
}

/** Whether something is waited for before the element itself is there. */
function waitsFirst(node: Expression | SpreadElement, s: Splitter): boolean {
  const called = node.kind === 'CallExpression' && startable(node, s);
  return called ? node.args.some(a => s.splits(a)) : s.splits(node);
}

/** `early`: a later element waits for something while this one runs. */
function element(node: Expression, early: boolean, s: Splitter): Awaited {
  if (node.kind === 'CallExpression' && startable(node, s)) {
    if (early) return { kind: 'started', started: startInList(node, s) };
    return { kind: 'call', call: planCall(node, s, false) };
  }
  const started = node.kind === 'Identifier' ? startedBy(node, s) : undefined;
  if (started !== undefined) return { kind: 'started', started };
  const value = s.expression(node);
  return { kind: 'value', value: isConstant(value) ? value : spill(s, value, node) };
}

/** `await parallel(xs, f, { concurrency: 3 })`. */
function parallel(node: CallExpression, s: Splitter): js.Expression {
  const [over, each, options] = node.args as readonly Expression[];
  if (over === undefined || each === undefined) return awaitPromise(node, s);
  const mapped = parallelCall(node, s);
  if (mapped !== undefined) {
    const concurrency = options === undefined ? 0 : limitOf(options, s);
    return waitForEach(node, mapped, { settled: false, concurrency }, s);
  }
  if (options !== undefined) {
    refuse(s, lowerProblems.concurrency, null, each.span);
    return undefinedValue();
  }
  const all = call(member(s.expression(over), 'map'), s.expression(each));
  return waitForPromises(all, 'all', { label: 'await parallel', node }, s);
}

/** How many at a time: a number, or a variable that holds it. */
function limitOf(options: Expression, s: Splitter): number | string {
  const written = literalLimit(options);
  if (written !== undefined) return written;
  const given = { ...member(s.expression(options), 'concurrency'), optional: false };
  const limit = temporary(s, 'limit', undefined, options.span);
  s.builder.emit(expressionStatement(assign(id(limit), call(s.scope.module.runtime('atOnce'), given))));
  return limit;
}

/** `{ concurrency: 3 }`. */
function literalLimit(options: Expression): number | undefined {
  if (options.kind !== 'ObjectLiteral') return undefined;
  for (const m of options.members)
    if (m.kind === 'PropertyMember' && m.name.text === 'concurrency' && m.value.kind === 'NumberLiteral')
      return m.value.value;
  return options.members.length === 0 ? 0 : undefined;
}
