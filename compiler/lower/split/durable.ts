// Promises that live on: begun in a turn, held by variables and data, and waited for where the program says so.
import type * as js from 'estree';
import type { CallExpression, Expression } from '../../../grammar/syntax.ts';
import { array as arrayType, promise, unknownType } from '../../check/construct.ts';
import { begun, isThunk } from '../begin.ts';
import type { Begins } from '../context.ts';
import { array, arrow, assign, at, call, expressionStatement, id, literal, member } from '../estree.ts';
import { startedId } from '../names.ts';
import { evaluate } from './evaluate.ts';
import type { WaitForPromises } from './flow.ts';
import { notingBegun } from './listing.ts';
import type { Given } from './places.ts';
import type { Awaiting } from './promises.ts';
import type { Splitter } from './splitter.ts';
import { temporary } from './splitter.ts';
import { outlives } from './statuses.ts';

/** A call that gives a promise, begun here; what its arguments wait for is waited for first. */
export function beginCall(node: CallExpression, s: Splitter, given: Given, kept: boolean): js.Expression {
  const made = begun(node, { ...s.scope, given }, kept);
  if (made === undefined) throw new Error('no promise');
  return made;
}

/** The same, where the arguments have not been looked at. */
export function beginParts(node: CallExpression, s: Splitter, kept: boolean): js.Expression {
  const given: Given = new Map();
  if (!isThunk(node, s.scope)) evaluate(node.args, s, given);
  return beginCall(node, s, given, kept);
}

/** Waits for a promise, or for an array of promises and plain values; gives the variable that has the result. */
export function waitForPromises(
  promises: js.Expression,
  mode: WaitForPromises['mode'],
  { label, node }: Awaiting,
  s: Splitter,
): js.Identifier {
  for (const running of s.promises.values()) if (running.status !== 'awaited') outlives(running, s);
  const { builder } = s;
  const held = holding(promises, s, node);
  const result = temporary(s, 'awaited', undefined, node.span);
  const resume = builder.block(node.span);
  s.counts.waits++;
  const wait: WaitForPromises = {
    kind: 'promises',
    site: `await${s.counts.waits}`,
    promises: held,
    mode,
    result,
    label,
    span: node.span,
    iterations: [...s.iterations],
  };
  builder.end({ kind: 'wait', wait, resume }, node.span);
  builder.open(resume);
  return id(result);
}

/** `await x` where x may be a promise or not. */
export function waitForEither(value: js.Expression, at_: Awaiting, s: Splitter): js.Expression {
  return at(waitForPromises(array([value]), 'all', at_, s), literal(0));
}

function holding(value: js.Expression, s: Splitter, node: Expression): string {
  if (value.type === 'Identifier' && s.builder.variables.has(value.name)) return value.name;
  const name = temporary(s, 'promise', undefined, node.span);
  s.builder.emit(expressionStatement(assign(id(name), value)));
  return name;
}

/** Begins calls by name. Those that somebody may wait for are noted: an error waits for them before it goes on. */
export function beginner(s: () => Splitter): Begins['begin'] {
  return (method, args, kept) => {
    const { counts } = s();
    const list = packed(args, method.declaration.parameters);
    const workflow = literal(startedId(method));
    if (!kept) return call(member(id('$'), 'begin'), workflow, list);
    counts.begun++;
    const noting = notingBegun(method, s());
    return call(member(id('$'), 'begin'), workflow, list, id(pendingOf(s())), ...noting);
  };
}

export function pendingOf(s: Splitter): string {
  s.pending.name ??= temporary(s, 'pending', arrayType(promise(unknownType)), s.method.declaration.span);
  return s.pending.name;
}

/** One value per parameter: those of a rest parameter are an array. */
function packed(
  args: readonly (js.Expression | js.SpreadElement)[],
  parameters: readonly { readonly rest: boolean }[],
): js.Expression {
  const rest = parameters.findIndex(p => p.rest);
  const spread = args.findIndex(a => a.type === 'SpreadElement');
  if (rest < 0 && spread < 0) {
    const missing = parameters.slice(args.length).map((): js.Expression => id('undefined'));
    return array([...args, ...missing]);
  }
  if (rest >= 0 && args.length >= rest && (spread < 0 || spread >= rest))
    return array([...args.slice(0, rest), array([...args.slice(rest)])]);
  const names = parameters.map((_, i) => id(`arg${i}`));
  const taken = names.map(
    (name, i): js.Pattern => (parameters[i]?.rest ? { type: 'RestElement', argument: name } : name),
  );
  return call(arrow(taken, array([...names])), ...args);
}

/**
 * The error of what was tried goes on when everything that was begun there has settled:
 *
 *     mark = pending.length; … → handler: wait for pending.slice(mark); pending = pending.slice(0, mark)
 */
export function settlesBefore(s: Splitter, tried: () => void, node: Expression['span']): () => void {
  const { builder } = s;
  const entry = builder.current;
  const index = entry.statements.length;
  const before = s.counts.begun;
  tried();
  if (s.counts.begun === before) return () => undefined;
  const pending = id(pendingOf(s));
  const mark = temporary(s, 'mark', undefined, node);
  entry.statements.splice(index, 0, expressionStatement(assign(id(mark), member(pending, 'length'))));
  return () => {
    const since = call(member(pending, 'slice'), id(mark));
    const span = { kind: 'NullLiteral' as const, span: node };
    waitForPromises(since, 'settled', { label: 'what is still running', node: span }, s);
    const rest = call(member(pending, 'slice'), literal(0), id(mark));
    builder.emit(expressionStatement(assign(pending, rest)));
  };
}
