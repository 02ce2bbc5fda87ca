// The way back of a saga: each note is undone, last first. What cannot be undone is left and told of; the rest is undone all the
// same. Then the error goes on.
//
//     undo_charge !== undefined → await undo_charge(…)  ─┐ fails: left.push(…)
//     undo_reserve !== undefined → await undo_reserve(…) ┘
//     throw left.length === 0 ? error : new CompensationFailed({ reason, left })
import type * as js from 'estree';
import type { Span } from '../../../grammar/source.ts';
import {
  array,
  assign,
  at,
  call,
  expressionStatement,
  id,
  literal,
  member,
  undefinedValue,
} from '../estree.ts';
import type { Undo } from '../undoing.ts';
import { waitForPromises } from './durable.ts';
import type { WaitForCalls } from './flow.ts';
import type { Saga, UndoStep } from './notes.ts';
import type { Splitter } from './splitter.ts';
import { temporary } from './splitter.ts';

/** What is undone, and why. */
export interface Unwinding {
  readonly saga: Saga;
  readonly steps: readonly UndoStep[];
  /** Of a stack: where the notes of this scope begin. */
  readonly base: js.Expression;
  /** Holds the error. */
  readonly error: string;
  readonly span: Span;
}

interface Way extends Unwinding {
  /** Holds what could not be undone. */
  readonly left: string;
}

/** Ends in a throw. */
export function unwind(unwinding: Unwinding, s: Splitter): void {
  const { builder } = s;
  const { error, saga, span, steps } = unwinding;
  // Nothing is awaited on the way back but what undoes.
  const started = [...s.promises];
  s.promises.clear();
  const left = temporary(s, 'undo_left', undefined, span);
  builder.emit(expressionStatement(assign(id(left), array([]))));
  const way: Way = { ...unwinding, left };
  builder.within({ kind: 'undo', label: 'undo', span }, () => {
    if (saga.kind === 'steps') for (const step of [...steps].reverse()) undoStep(step, way, s);
    else undoStack(way, s);
  });
  const thrown = call(s.scope.module.runtime('unwound'), id(error), id(left));
  s.scope.touches.throws.add('CompensationFailed');
  builder.end({ kind: 'throw', error: thrown }, span);
  for (const [key, promise] of started) s.promises.set(key, promise);
}

function undoStep({ undo, variable, site }: UndoStep, way: Way, s: Splitter): void {
  const { builder } = s;
  const [yes, no] = [builder.block(way.span), builder.block(way.span)];
  const test: js.Expression = {
    type: 'BinaryExpression',
    operator: '!==',
    left: id(variable),
    right: undefinedValue(),
  };
  builder.end({ kind: 'branch', test, yes, no, text: `${undo.of} took effect` }, way.span);
  builder.open(yes);
  undoOne({ undo, args: variable, site: `${site}undo` }, way, s);
  builder.emit(expressionStatement(assign(id(variable), undefinedValue())));
  builder.follow(no, way.span);
}

/** Calls a compensation; what it throws in the end is kept in `left`. */
function undoOne(
  { undo, args, site }: { readonly undo: Undo; readonly args: string; readonly site: string },
  way: Way,
  s: Splitter,
): void {
  const { builder } = s;
  const { method, of } = undo;
  const { span } = way;
  const error = temporary(s, 'undo_error', undefined, span);
  const failed = builder.block(span);
  const after = builder.block(span);
  builder.handled({ block: failed, variable: error }, span, () => {
    const result = temporary(s, `${method.name}_result`, undefined, span);
    const planned = {
      kind: 'method' as const,
      site,
      label: method.id,
      name: method.name,
      method,
      args: { kind: 'array' as const, variable: args },
      result,
      span: method.declaration.span,
    };
    const wait: WaitForCalls = {
      kind: 'calls',
      calls: [planned],
      join: 'all',
      label: method.id,
      span,
      iterations: [...s.iterations],
    };
    const resume = builder.block(span);
    builder.end({ kind: 'wait', wait, resume }, span);
    builder.open(resume);
  });
  builder.end({ kind: 'goto', to: after }, span);
  builder.open(failed);
  const given = undo.takesResult ? call(member(id(args), 'slice'), literal(1)) : id(args);
  const entry = call(s.scope.module.runtime('notUndone'), literal(of), given, id(error));
  builder.emit(expressionStatement(call(member(id(way.left), 'push'), entry)));
  builder.follow(after, span);
}

/**
 *     while (undo.length > base) { entry = undo.pop(); [wait for its promise;] entry.undo === … → undo }
 */
function undoStack(way: Way, s: Splitter): void {
  const { builder } = s;
  const { span, saga, base } = way;
  const stack = id(saga.stack);
  const counter = temporary(s, 'undo_round', undefined, span);
  const entry = temporary(s, 'undo_entry', undefined, span);
  const args = temporary(s, 'undo_args', undefined, span);
  builder.emit(expressionStatement(assign(id(counter), literal(0))));
  builder.within({ kind: 'loop', label: 'undo each', span, iteration: counter }, () => {
    const [head, body, next, after] = [0, 0, 0, 0].map(() => builder.block(span)) as [
      number,
      number,
      number,
      number,
    ];
    builder.follow(head, span);
    const test: js.Expression = {
      type: 'BinaryExpression',
      operator: '>',
      left: member(stack, 'length'),
      right: base,
    };
    builder.end({ kind: 'branch', test, yes: body, no: after, text: 'something to undo' }, span);
    builder.open(body);
    s.iterations.push(counter);
    builder.emit(expressionStatement(assign(id(entry), call(member(stack, 'pop')))));
    builder.emit(expressionStatement(assign(id(args), member(id(entry), 'args'))));
    if (saga.lives) takeOutcome({ entry, args, next }, way, s);
    for (const undo of saga.undos.values()) undoIf(undo, { entry, args, next }, way, s);
    builder.follow(next, span);
    s.iterations.pop();
    builder.emit(expressionStatement(assign(id(counter), literal(1), '+=')));
    builder.end({ kind: 'goto', to: head }, span);
    builder.open(after);
  });
}

/** One note of a stack, what its compensation takes, and where the next one is looked at. */
interface Noted {
  readonly entry: string;
  readonly args: string;
  readonly next: number;
}

/** What was begun is waited for: it took effect, or there is nothing to undo. */
function takeOutcome({ entry, args, next }: Noted, { span }: Way, s: Splitter): void {
  const { builder } = s;
  const [lives, known, effect] = [builder.block(span), builder.block(span), builder.block(span)];
  const promise = member(id(entry), 'promise');
  const isThere: js.Expression = {
    type: 'BinaryExpression',
    operator: '!==',
    left: promise,
    right: undefinedValue(),
  };
  builder.end({ kind: 'branch', test: isThere, yes: lives, no: known, text: 'it lives on' }, span);
  builder.open(lives);
  const node = { kind: 'NullLiteral' as const, span };
  const outcomes = waitForPromises(array([promise]), 'settled', { label: 'what was begun', node }, s);
  const outcome = at(outcomes, literal(0));
  const took = call(s.scope.module.runtime('tookEffect'), outcome, id(entry));
  builder.emit(expressionStatement(assign(id(args), took)));
  const isDone: js.Expression = {
    type: 'BinaryExpression',
    operator: '!==',
    left: id(args),
    right: undefinedValue(),
  };
  builder.end({ kind: 'branch', test: isDone, yes: effect, no: next, text: 'it took effect' }, span);
  builder.open(effect);
  builder.follow(known, span);
}

function undoIf(undo: Undo, noted: Noted, way: Way, s: Splitter): void {
  const { builder } = s;
  const { span } = way;
  const [yes, no] = [builder.block(span), builder.block(span)];
  const test: js.Expression = {
    type: 'BinaryExpression',
    operator: '===',
    left: member(id(noted.entry), 'undo'),
    right: literal(undo.method.id),
  };
  builder.end({ kind: 'branch', test, yes, no, text: `${undo.of} took effect` }, span);
  builder.open(yes);
  undoOne({ undo, args: noted.args, site: `undo${undo.method.name}` }, way, s);
  builder.end({ kind: 'goto', to: noted.next }, span);
  builder.open(no);
}
