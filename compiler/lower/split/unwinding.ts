// The way back of a saga: each note is undone, last first. What cannot be undone is left and told of; the rest is undone all the
// same. Then the error goes on.
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
  set,
  undefinedValue,
} from '../estree.ts';
import type { Undo } from '../undo.ts';
import { waitForPromises } from './durable.ts';
import type { PlannedArguments, WaitForCalls } from './flow.ts';
import type { Stack } from './notes.ts';
import type { Splitter } from './splitter.ts';
import { ownTemporary } from './splitter.ts';

interface Undoing {
  readonly undo: Undo;
  readonly args: PlannedArguments;
  /** What the call was given. */
  readonly given: js.Expression;
  readonly site: string;
}

/** Calls a compensation; what it throws in the end is kept in `left`. */
export function undoOne({ undo, args, given, site }: Undoing, left: string, s: Splitter): void {
  const { builder } = s;
  const { method, of } = undo;
  const { span } = method.declaration;
  const error = ownTemporary(s, 'undo_error', span);
  const failed = builder.block(span);
  const after = builder.block(span);
  builder.handled({ block: failed, variable: error }, span, () => {
    const result = ownTemporary(s, `${method.name}_done`, span);
    const { id: label, name } = method;
    const planned = { kind: 'method' as const, site, label, name, method, args, result, span };
    const iterations = [...s.iterations];
    const wait: WaitForCalls = { kind: 'calls', calls: [planned], join: 'all', label, span, iterations };
    const resume = builder.block(span);
    builder.end({ kind: 'wait', wait, resume }, span);
    builder.open(resume);
  });
  builder.end({ kind: 'goto', to: after }, span);
  builder.open(failed);
  const entry = call(s.scope.module.runtime('notUndone'), id(left), literal(of), given, id(error));
  builder.emit(set(left, entry));
  builder.follow(after, span);
}

/** The error goes on, or tells what is left. */
export function leaveBehind(
  { error, left, span }: { readonly error: string; readonly left: string; readonly span: Span },
  s: Splitter,
): void {
  const { builder } = s;
  const [some, none] = [builder.block(span), builder.block(span)];
  const test = isThere(id(left));
  builder.end(
    { kind: 'branch', test, yes: some, no: none, text: 'something is left', otherwise: 'all is undone' },
    span,
  );
  builder.open(some);
  s.scope.touches.throws.add('CompensationFailed');
  builder.end({ kind: 'throw', error: call(s.scope.module.runtime('unwound'), id(error), id(left)) }, span);
  builder.open(none);
  builder.end({ kind: 'throw', error: id(error) }, span);
}

function isThere(value: js.Expression): js.Expression {
  return { type: 'BinaryExpression', operator: '!==', left: value, right: undefinedValue() };
}

/** What is undone of a stack, and why. */
export interface Unwinding {
  readonly saga: Stack;
  /** Where the notes of this scope begin. */
  readonly base: js.Expression;
  /** Holds the error. */
  readonly error: string;
  readonly span: Span;
}

/**
 *     while (undo.length > base) { entry = undo.pop(); [wait for its promise;] entry.undo === … → undo }
 */
export function unwindStack(unwinding: Unwinding, s: Splitter): void {
  const { builder } = s;
  const { error, span } = unwinding;
  // Nothing is awaited on the way back but what undoes.
  const started = [...s.promises];
  s.promises.clear();
  const left = ownTemporary(s, 'undo_left', span);
  builder.emit(set(left, undefinedValue()));
  builder.within({ kind: 'undo', label: 'undo', span }, () => rounds(unwinding, left, s));
  leaveBehind({ error, left, span }, s);
  for (const [key, promise] of started) s.promises.set(key, promise);
}

function rounds({ saga, base, span }: Unwinding, left: string, s: Splitter): void {
  const { builder } = s;
  const stack = id(saga.stack);
  const [counter, entry, args] = ['undo_round', 'undo_entry', 'undo_args'].map(name =>
    ownTemporary(s, name, span),
  ) as [string, string, string];
  builder.emit(set(counter, literal(0)));
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
    builder.emit(set(entry, call(member(stack, 'pop'))));
    builder.emit(set(args, member(id(entry), 'args')));
    const noted: Noted = { entry, args, next, span };
    if (saga.lives) takeOutcome(noted, s);
    for (const undo of saga.undos.values()) undoIf(undo, noted, left, s);
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
  readonly span: Span;
}

/** What was begun is waited for: it took effect, or there is nothing to undo. */
function takeOutcome({ entry, args, next, span }: Noted, s: Splitter): void {
  const { builder } = s;
  const [lives, known, effect] = [builder.block(span), builder.block(span), builder.block(span)];
  const promise = member(id(entry), 'promise');
  builder.end({ kind: 'branch', test: isThere(promise), yes: lives, no: known, text: 'it lives on' }, span);
  builder.open(lives);
  const node = { kind: 'NullLiteral' as const, span };
  const outcomes = waitForPromises(array([promise]), 'settled', { label: 'what was begun', node }, s);
  const took = call(s.scope.module.runtime('tookEffect'), at(outcomes, literal(0)), id(entry));
  builder.emit(set(args, took));
  builder.end(
    { kind: 'branch', test: isThere(id(args)), yes: effect, no: next, text: 'it took effect' },
    span,
  );
  builder.open(effect);
  builder.follow(known, span);
}

function undoIf(undo: Undo, noted: Noted, left: string, s: Splitter): void {
  const { builder } = s;
  const { entry, args, next, span } = noted;
  const [yes, no] = [builder.block(span), builder.block(span)];
  const test: js.Expression = {
    type: 'BinaryExpression',
    operator: '===',
    left: member(id(entry), 'undo'),
    right: literal(undo.method.id),
  };
  builder.end({ kind: 'branch', test, yes, no, text: `${undo.of} took effect` }, span);
  builder.open(yes);
  const given = undo.takesResult ? call(member(id(args), 'slice'), literal(1)) : id(args);
  undoOne({ undo, args: { kind: 'array', variable: args }, given, site: `undo${undo.method.name}` }, left, s);
  builder.end({ kind: 'goto', to: next }, span);
  builder.open(no);
}
