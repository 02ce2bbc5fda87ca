// Sagas: what an error that leaves a method, or a `saga` block, undoes on its way. A method whose calls can be undone notes each
// that has taken effect; where an error leaves, the notes are gone through backwards.
//
//   steps    calls that are made at most once: the picture shows the way back (steps.ts)
//   stack    calls in loops and functions, calls that live on: one list of what was done, in the order of the starts
//                undo.push({ undo: "Hotel.undo_reserve", args: [a] })
//
// A note is set in the turn after the call, which the platform comes to whatever crashes. What the turn wrote in which the error
// was thrown is dropped, as it is where nothing is undone.
import type * as js from 'estree';
import type { Node as SyntaxNode } from '../../../grammar/index.ts';
import { forEachChild } from '../../../grammar/index.ts';
import type { Span } from '../../../grammar/source.ts';
import type { SagaStatement, Statement } from '../../../grammar/syntax.ts';
import { array, call, id, literal, member, object, property, set, undefinedValue } from '../estree.ts';
import { isFunction } from '../given.ts';
import { lowerProblems } from '../problems.ts';
import { settlesBefore } from './durable.ts';
import type { Saga, Stack } from './notes.ts';
import { recursive } from './recursion.ts';
import type { Splitter } from './splitter.ts';
import { ownTemporary, refuse } from './splitter.ts';
import { withinSteps } from './steps.ts';
import { unwindStack } from './unwinding.ts';

type Kind = 'none' | Saga['kind'];

/** How the calls of a method are noted that can be undone; `none`: there are none. */
function sagaKind(root: SyntaxNode, s: Splitter): Kind {
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
  return kind !== 'none' && s.listed.needed ? 'stack' : kind;
}

const loops = /^(For|ForOf|ForIn|While|DoWhile)Statement$/;

/** Takes statements apart, those of a scope one after another. */
type Run = (nodes: readonly Statement[]) => void;

/** A method, with the way back for an error that leaves it. */
export function wholeMethod(s: Splitter, run: Run): void {
  const { span, body } = s.method.declaration;
  const found = sagaKind(body, s);
  const reports = s.scope.lowering.undoings.reports(s.method);
  const nodes = body.statements;
  if (reports || found === 'stack') {
    const stack = ownTemporary(s, 'undo', span);
    s.saga = { kind: 'stack', stack, undos: new Map(), lives: false };
    if (reports) return wholeFunction(s, stack, () => run(nodes));
  } else if (found === 'steps' || hasSaga(body))
    s.saga = { kind: 'steps', steps: [], scope: undefined, flagged: 0 };
  if (s.saga === undefined || found === 'none') return run(nodes);
  within(s, { nodes, span, root: true, run });
}

function hasSaga(node: SyntaxNode): boolean {
  let found = node.kind === 'SagaStatement';
  forEachChild(node, child => {
    found ||= hasSaga(child);
  });
  return found;
}

/**
 * An async function that runs beside its method: what it did is the method's to undo, so it never throws. It gives its outcome and
 * its notes.
 */
function wholeFunction(s: Splitter, stack: string, body: () => void): void {
  const { builder } = s;
  const { span } = s.method.declaration;
  const result = ownTemporary(s, 'returned', span);
  const error = ownTemporary(s, 'saga_error', span);
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

interface Body {
  readonly nodes: readonly Statement[];
  readonly span: Span;
  readonly root: boolean;
  readonly run: Run;
}

/** An error that leaves the statements undoes what was noted in them. */
function within(s: Splitter, body: Body): void {
  const { saga } = s;
  if (saga === undefined) return body.run(body.nodes);
  const mark = body.root ? undefined : turnOnly(s, 'undo_mark', body.span);
  const marks = {
    mark: mark === undefined ? undefinedValue() : id(mark),
    start: mark === undefined ? [] : [set(mark, call(member(id('$'), 'mark')))],
  };
  if (saga.kind === 'steps') return withinSteps(s, saga, body, marks);
  withinStack(s, saga, body, marks);
}

function withinStack(
  s: Splitter,
  saga: Stack,
  { nodes, span, root, run }: Body,
  { mark, start }: { readonly mark: js.Expression; readonly start: readonly js.Statement[] },
): void {
  const { builder } = s;
  const { stack } = saga;
  const entry = builder.current;
  const index = entry.statements.length;
  const from = root ? '' : ownTemporary(s, 'undo_from', span);
  const first = root ? set(stack, array([])) : set(from, member(id(stack), 'length'));
  const error = ownTemporary(s, 'saga_error', span);
  const [code, waits] = [builder.wayBack(span), builder.wayBack(span)];
  const handler = { block: code, waits, variable: error };
  const settled = settlesBefore(s, () => builder.handled(handler, span, () => run(nodes)), span);
  entry.statements.splice(index, 0, ...start, first);
  const after = builder.block(span);
  builder.end({ kind: 'goto', to: after }, span);
  builder.open(code);
  const base = root ? literal(0) : id(from);
  builder.emit(set(stack, call(member(id('$'), 'takeBack'), mark, id(stack), base)));
  builder.follow(waits, span);
  settled();
  unwindStack({ saga, base, error, span }, s);
  builder.open(after);
}

/** A variable that no turn hands to another. */
function turnOnly(s: Splitter, wanted: string, span: Span): string {
  const name = s.scope.names.fresh(wanted);
  return s.builder.declare({ name, source: undefined, type: undefined, span, turnOnly: true });
}

export function sagaBlock(node: SagaStatement, s: Splitter, run: Run): void {
  const { span, body } = node;
  s.builder.within({ kind: 'saga', label: 'saga', span }, () =>
    within(s, { nodes: body.statements, span, root: false, run }),
  );
}
