// `await` at the level of the method: the forms that become waits. All others are refused with a reason.
import type * as js from 'estree';
import type { AwaitExpression, CallExpression, Expression, SpreadElement } from '../../../grammar/syntax.ts';
import { array, id, undefinedValue } from '../estree.ts';
import { lowerProblems } from '../problems.ts';
import type { Awaited } from './promises.ts';
import { mappedCall, planCall, startable, startedBy, startInList, waitFor, waitForEach } from './promises.ts';
import type { Splitter, StartedCall } from './splitter.ts';
import { isConstant, refuse, spill } from './splitter.ts';
import { setStatus } from './statuses.ts';

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
  if (node.kind === 'CallExpression') {
    if (startable(node, s)) {
      const planned = planCall(node, s, true);
      return first(waitFor([{ kind: 'call', call: planned }], { label: planned.label, node }, s));
    }
    const target = s.scope.lowering.program.calls.get(node);
    if (target?.kind === 'builtin' && target.name.startsWith('Promise.'))
      return join(node, target.name.slice(8), s);
    if (target?.kind === 'builtin' && target.name.startsWith('mu.'))
      return later(node, target.name.slice(3), s);
  }
  return unsupported(node, s);
}

function later(node: CallExpression, name: string, s: Splitter): js.Expression {
  refuse(s, lowerProblems.waiting, { name }, node.span);
  return undefinedValue();
}

/** What is no promise is its own value. */
function unsupported(node: Expression, s: Splitter): js.Expression {
  const type = s.scope.lowering.program.types.get(node);
  if (type !== undefined && type.kind !== 'promise') return s.expression(node);
  refuse(s, lowerProblems.promiseForm, null, node.span);
  return undefinedValue();
}

function first(values: readonly js.Expression[]): js.Expression {
  return values[0] ?? undefinedValue();
}

/** `await p`: where p may have joined an earlier wait on some ways here, the others still wait for it. */
function awaitStarted(started: StartedCall, node: Expression, s: Splitter): js.Expression {
  if (started.status === 'awaited') refuse(s, lowerProblems.promiseForm, null, node.span);
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

/** `Promise.all` and its relatives. */
function join(node: CallExpression, how: string, s: Splitter): js.Expression {
  if (how === 'resolve')
    return node.args[0] === undefined ? undefinedValue() : s.expression(node.args[0] as Expression);
  if (how !== 'all' && how !== 'allSettled') {
    refuse(s, lowerProblems.race, { name: `Promise.${how}` }, node.span);
    return undefinedValue();
  }
  const settled = how === 'allSettled';
  const list = node.args[0];
  if (list?.kind === 'CallExpression' && mappedCall(list, s) !== undefined)
    return waitForEach(list, settled, s);
  if (list?.kind !== 'ArrayLiteral') {
    refuse(s, lowerProblems.promiseForm, null, (list ?? node).span);
    return undefinedValue();
  }
  const awaited = list.elements.map((e, i) =>
    e.kind === 'SpreadElement'
      ? refusedElement(e.argument, s)
      : element(
          e,
          list.elements.slice(i + 1).some(other => waitsFirst(other, s)),
          s,
        ),
  );
  for (const a of awaited) {
    if (a.kind === 'started' && a.started.status === 'maybe')
      refuse(s, lowerProblems.overlapping, { name: a.started.name }, a.started.span);
  }
  return array(waitFor(awaited, { label: `await Promise.${how}`, node, settled }, s));
}

function refusedElement(node: Expression, s: Splitter): Awaited {
  refuse(s, lowerProblems.promiseForm, null, node.span);
  return { kind: 'value', value: undefinedValue() };
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
  if (started?.status === 'maybe' || started?.status === 'awaited') return refusedElement(node, s);
  if (started !== undefined) return { kind: 'started', started };
  const type = s.scope.lowering.program.types.get(node);
  if (type?.kind === 'promise') return refusedElement(node, s);
  const value = s.expression(node);
  return { kind: 'value', value: isConstant(value) ? value : spill(s, value, node) };
}
