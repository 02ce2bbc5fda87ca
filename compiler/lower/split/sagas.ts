// Sagas: what an error that leaves a method, or a `saga` block, undoes on its way. A method whose calls can be undone notes each
// that has taken effect; where an error leaves, the notes are gone through backwards.
//
//   steps    calls in a row: a variable for each, so that the picture shows the way back
//                await Hotel.reserve(a)            undo_reserve = [a]
//                …error…                           undo_charge !== undefined → undo; undo_reserve !== undefined → undo
//   stack    calls in loops and functions, calls that live on: one list of what was done, in the order of the starts
//                undone.push({ undo: "Hotel.undo_reserve", args: [a] })
//
// A note is set in the turn after the call, which the platform comes to whatever crashes. What the turn wrote in which the error
// was thrown is dropped, as it is where nothing is undone.
import type * as js from 'estree';
import type { Node as SyntaxNode } from '../../../grammar/index.ts';
import { forEachChild } from '../../../grammar/index.ts';
import type { Span } from '../../../grammar/source.ts';
import type { SagaStatement } from '../../../grammar/syntax.ts';
import type { MethodSymbol } from '../../check/program.ts';
import type { Notes } from '../context.ts';
import {
  array,
  assign,
  call,
  expressionStatement,
  id,
  literal,
  member,
  object,
  property,
  undefinedValue,
} from '../estree.ts';
import { isFunction } from '../given.ts';
import { lowerProblems } from '../problems.ts';
import type { Undo } from '../undoing.ts';
import { settlesBefore } from './durable.ts';
import type { PlannedArguments, PlannedCall } from './flow.ts';
import type { Saga, UndoNote } from './notes.ts';
import { notingOf } from './noting.ts';
import { recursive } from './recursion.ts';
import type { Splitter } from './splitter.ts';
import { refuse, temporary } from './splitter.ts';
import { unwind } from './unwinding.ts';

type Kind = 'none' | Saga['kind'];

/** How the calls of a method are noted that can be undone; `none`: there are none. */
export function sagaKind(root: SyntaxNode, s: Splitter): Kind {
  const { program, undoings } = s.scope.lowering;
  let kind: Kind = 'none';
  const note = (found: Kind): void => {
    if (kind !== 'stack') kind = found;
  };
  const visit = (node: SyntaxNode, repeated: boolean): void => {
    if (node.kind === 'TransactionStatement' && node.compensation !== undefined) {
      note(repeated ? 'stack' : 'steps');
      return;
    }
    const inside =
      repeated || isFunction(node) || node.kind === 'TransactionStatement' || loops.test(node.kind);
    if (node.kind === 'CallExpression' && undoings.ofCall(node, s.method) !== undefined) {
      const target = program.calls.get(node);
      const plain = target?.kind === 'own' && !target.method.declaration.async;
      note(repeated || plain || recursive(node, s) || s.durable.size > 0 ? 'stack' : 'steps');
    }
    // Nobody waits for it: its errors and its effects are its own.
    const forgotten =
      node.kind === 'UnaryExpression' && node.operator === 'void' && node.argument.kind === 'CallExpression';
    if (forgotten) for (const arg of node.argument.args) visit(arg, inside);
    else forEachChild(node, child => visit(child, inside));
  };
  visit(root, false);
  return kind;
}

const loops = /^(For|ForOf|ForIn|While|DoWhile)Statement$/;

/** A method, with the way back for an error that leaves it. */
export function wholeMethod(s: Splitter, body: () => void): void {
  const { span, body: block } = s.method.declaration;
  const found = sagaKind(block, s);
  const reports = s.scope.lowering.undoings.reports(s.method);
  const kind = reports ? 'stack' : found === 'none' && hasSaga(block) ? 'steps' : found;
  if (kind === 'none') return body();
  const stack = kind === 'stack' ? temporary(s, 'undo', undefined, span) : '';
  s.saga = { kind, steps: [], stack, undos: new Map(), lives: false };
  if (reports) return wholeFunction(s, stack, body);
  if (found === 'none') return body();
  within(s, { span, root: true }, body);
}

function hasSaga(node: SyntaxNode): boolean {
  let found = node.kind === 'SagaStatement';
  forEachChild(node, child => {
    found ||= hasSaga(child);
  });
  return found;
}

/** How the turns of a method note the calls of their own commits. */
export function notesOf(s: Splitter): Notes | undefined {
  const { saga, scope } = s;
  if (saga?.kind !== 'stack') return undefined;
  return {
    list: id(saga.stack),
    callee: (method, callee) => {
      const undo = scope.lowering.undoings.ofMethod(method);
      return undo === undefined
        ? callee
        : call(scope.module.runtime('undoing'), notingOf(undo, saga), callee);
    },
  };
}

/**
 * An async function that runs beside its method: what it did is the method's to undo, so it never throws. It gives its outcome and
 * its notes.
 */
function wholeFunction(s: Splitter, stack: string, body: () => void): void {
  const { builder } = s;
  const { span } = s.method.declaration;
  const result = temporary(s, 'returned', undefined, span);
  const error = temporary(s, 'saga_error', undefined, span);
  const [after, failed] = [builder.block(span), builder.block(span)];
  builder.emit(set(stack, array([])));
  builder.emit(set(result, undefinedValue()));
  s.inlined.push({ result, after });
  const settled = settlesBefore(
    s,
    () => builder.handled({ block: failed, variable: error }, span, body),
    span,
  );
  s.inlined.pop();
  builder.follow(after, span);
  const report = (status: string, name: string, value: string): js.Expression =>
    object([property('status', literal(status)), property(name, id(value)), property('notes', id(stack))]);
  builder.end({ kind: 'return', value: report('fulfilled', 'value', result) }, span);
  builder.open(failed);
  builder.emit(set(stack, call(member(id('$'), 'takeBack'), undefinedValue(), id(stack))));
  settled();
  builder.end({ kind: 'return', value: report('rejected', 'reason', error) }, span);
}

/** What runs on by itself tells nobody what it did. */
export function refuseAlone(s: Splitter): void {
  const { undoings } = s.scope.lowering;
  const begun = new Set(s.builder.blocks.flatMap(b => [...b.touches.begins]));
  for (const method of begun)
    if (undoings.reports(method)) refuse(s, lowerProblems.undoneAlone, null, method.declaration.span);
}

/** Takes over what an async function of the method is going to tell. */
export function reportOf(method: MethodSymbol, s: Splitter): UndoNote | undefined {
  const { saga, method: within } = s;
  const { undoings } = s.scope.lowering;
  if (saga?.kind !== 'stack' || !undoings.reports(method)) return undefined;
  for (const undo of undoings.all(method.declaration.body, within)) saga.undos.set(undo.method.id, undo);
  saga.lives = true;
  return { kind: 'report', stack: saga.stack };
}

/** Runs `body`; an error that leaves it undoes what was noted in it. */
export function within(
  s: Splitter,
  { span, root }: { readonly span: Span; readonly root: boolean },
  body: () => void,
): void {
  const { builder, saga } = s;
  if (saga === undefined) return body();
  const entry = builder.current;
  const index = entry.statements.length;
  const first = saga.steps.length;
  const { base, mark, start } = scopeOf(saga, root, s, span);
  const error = temporary(s, 'saga_error', undefined, span);
  const unwinding = builder.block(span);
  const settled = settlesBefore(
    s,
    () => builder.handled({ block: unwinding, variable: error }, span, body),
    span,
  );
  entry.statements.splice(index, 0, ...start);
  const after = builder.block(span);
  builder.end({ kind: 'goto', to: after }, span);
  builder.open(unwinding);
  const takeBack = member(id('$'), 'takeBack');
  builder.emit(
    saga.kind === 'steps'
      ? expressionStatement(call(takeBack, mark))
      : set(saga.stack, call(takeBack, mark, id(saga.stack), base)),
  );
  settled();
  unwind({ saga, steps: saga.steps.slice(first), base, error, span }, s);
  builder.open(after);
}

/** Where the notes of a scope begin, the savepoint of its writes, and the code that it begins with. */
function scopeOf(
  { kind, stack }: Saga,
  root: boolean,
  s: Splitter,
  span: Span,
): { readonly base: js.Expression; readonly mark: js.Expression; readonly start: js.Statement[] } {
  const list = kind === 'stack';
  if (root) {
    const start = list ? [set(stack, array([]))] : [];
    return { base: literal(0), mark: undefinedValue(), start };
  }
  const mark = turnOnly(s, 'undo_mark', span);
  const base = list ? temporary(s, 'undo_from', undefined, span) : '';
  const from = list ? [set(base, member(id(stack), 'length'))] : [];
  const start = [set(mark, call(member(id('$'), 'mark'))), ...from];
  return { base: list ? id(base) : literal(0), mark: id(mark), start };
}

function set(name: string, value: js.Expression): js.Statement {
  return expressionStatement(assign(id(name), value));
}

/** A variable that no turn hands to another. */
function turnOnly(s: Splitter, wanted: string, span: Span): string {
  const name = s.scope.names.fresh(wanted);
  return s.builder.declare({ name, source: undefined, type: undefined, span, turnOnly: true });
}

export function sagaBlock(node: SagaStatement, s: Splitter): void {
  const { builder } = s;
  builder.within({ kind: 'saga', label: 'saga', span: node.span }, () =>
    within(s, { span: node.span, root: false }, () => s.statement(node.body)),
  );
}

/** What the call is going to leave behind; undefined: nothing can undo it, or nothing would. */
export function noteFor(
  undo: Undo | undefined,
  site: string,
  s: Splitter,
  span: Span,
): Exclude<UndoNote, { kind: 'report' }> | undefined {
  const { saga } = s;
  if (saga === undefined || undo === undefined) return undefined;
  if (saga.kind === 'stack') {
    saga.undos.set(undo.method.id, undo);
    return { kind: 'stack', undo, stack: saga.stack };
  }
  const variable = temporary(s, undo.method.name, undefined, span);
  saga.steps.push({ undo, variable, site });
  return { kind: 'step', undo, variable };
}

export function isNoted(planned: PlannedCall): boolean {
  return (planned.kind === 'method' || planned.kind === 'extern') && planned.note !== undefined;
}

/** After a wait: notes that a call has taken effect. `outcome`: its result is an outcome. */
export function noteDone(planned: PlannedCall, outcome: boolean, s: Splitter): void {
  const note = planned.kind === 'method' || planned.kind === 'extern' ? planned.note : undefined;
  if (note === undefined) return;
  if (note.kind === 'report') {
    const take = outcome ? 'reportedOutcome' : 'reported';
    const taken = call(s.scope.module.runtime(take), id(note.stack), id(planned.result));
    s.builder.emit(set(planned.result, taken));
    return;
  }
  const result = outcome ? member(id(planned.result), 'value') : id(planned.result);
  const done = expressionStatement(noted(note, undoArguments(note.undo, planned.args, result)));
  const fulfilled: js.Expression = {
    type: 'BinaryExpression',
    operator: '===',
    left: member(id(planned.result), 'status'),
    right: literal('fulfilled'),
  };
  s.builder.emit(
    outcome ? { type: 'IfStatement', test: fulfilled, consequent: done, alternate: null } : done,
  );
}

function noted(note: Exclude<UndoNote, { kind: 'report' }>, args: js.Expression): js.Expression {
  if (note.kind === 'step') return assign(id(note.variable), args);
  const entry = object([property('undo', literal(note.undo.method.id)), property('args', args)]);
  return call(member(id(note.stack), 'push'), entry);
}

/** What the compensation is called with. */
function undoArguments(undo: Undo, args: PlannedArguments, result: js.Expression): js.Expression {
  const first = undo.takesResult ? [result] : [];
  if (args.kind === 'array') return array([...first, { type: 'SpreadElement', argument: id(args.variable) }]);
  const given = args.operands.map((o): js.Expression => {
    if (o.kind === 'undefined') return undefinedValue();
    return o.kind === 'constant' ? literal(o.value) : id(o.variable);
  });
  return array([...first, ...given]);
}

/** After a fan-out: each call that has taken effect. */
export function noteEach(
  { note }: { readonly note?: UndoNote | undefined },
  items: string,
  outcomes: string,
  s: Splitter,
): void {
  const { saga } = s;
  if (note === undefined || saga === undefined) return;
  if (note.kind === 'report') {
    const take = call(
      member(s.scope.module.runtime('reportedOutcome'), 'bind'),
      literal(null),
      id(note.stack),
    );
    s.builder.emit(set(outcomes, call(member(id(outcomes), 'map'), take)));
    return;
  }
  const made = call(s.scope.module.runtime('noteEach'), notingOf(note.undo, saga), id(items), id(outcomes));
  s.builder.emit(expressionStatement(made));
}

/** The committed transaction: its compensation takes the variables as they are now. */
export function noteTransaction(undo: Undo, s: Splitter, span: Span): void {
  s.counts.waits++;
  const note = noteFor(undo, `transaction${s.counts.waits}`, s, span);
  if (note === undefined) return;
  const values = undo.captured.map(symbol => id(s.scope.names.of(symbol)));
  s.builder.emit(expressionStatement(noted(note, array(values))));
}
