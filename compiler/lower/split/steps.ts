// The ways back of a method whose calls are made at most once each. After each step that can be undone, errors go to a point
// further along the way back, so that nothing has to be asked there:
//
//     await Hotel.reserve(a)     error → throw
//     await Bank.charge(c)       error → undo Hotel.reserve → throw
//     await Post.send(a)         error → undo Bank.charge → undo Hotel.reserve → throw
//
// What may have been passed over, and calls that are joined together, have a flag that the way back asks.
import type * as js from 'estree';
import type { Node as SyntaxNode } from '../../../grammar/index.ts';
import { forEachChild } from '../../../grammar/index.ts';
import type { Span } from '../../../grammar/source.ts';
import type { Statement } from '../../../grammar/syntax.ts';
import { call, expressionStatement, id, literal, member, set, undefinedValue } from '../estree.ts';
import { settlesBefore } from './durable.ts';
import type { StepScope, Steps, UndoStep } from './notes.ts';
import { advance, handlerOf, newPoint } from './points.ts';
import type { Splitter } from './splitter.ts';
import { ownTemporary } from './splitter.ts';
import { leaveBehind, undoOne } from './unwinding.ts';

/** Where the writes of a scope begin, in whatever turn. */
export interface Marks {
  readonly mark: js.Expression;
  readonly start: readonly js.Statement[];
}

interface Body {
  readonly nodes: readonly Statement[];
  readonly span: Span;
  readonly root: boolean;
  readonly run: (nodes: readonly Statement[]) => void;
}

/** A method, or a `saga` block. */
export function withinSteps(s: Splitter, saga: Steps, body: Body, { mark, start }: Marks): void {
  const { builder } = s;
  const { nodes, span, root, run } = body;
  const outer = saga.scope;
  const entry = builder.current;
  const index = entry.statements.length;
  const error = ownTemporary(s, 'saga_error', span);
  const scope: StepScope = {
    first: saga.steps.length,
    error,
    mark,
    points: [],
    outer: builder.handler,
    span,
  };
  saga.scope = scope;
  const point = root ? undefined : newPoint(s, saga, span);
  const first = point === undefined ? builder.handler : handlerOf(point, scope);
  const settled = settlesBefore(
    s,
    () => builder.handled(first, span, () => eachStatement(nodes, run, s, saga)),
    span,
  );
  const cleared = outer === undefined ? saga.steps.flatMap(step => firstValues(step, s)) : [];
  entry.statements.splice(index, 0, ...start, ...cleared);
  // Where steps have flags, one point is enough.
  if (point !== undefined && saga.flagged > 0) point.upto = saga.steps.length;
  saga.scope = outer;
  const after = builder.block(span);
  builder.end({ kind: 'goto', to: after }, span);
  waysBack(s, saga, scope, settled);
  builder.open(after);
  advance(s, span);
}

function eachStatement(
  nodes: readonly Statement[],
  run: (nodes: readonly Statement[]) => void,
  s: Splitter,
  saga: Steps,
): void {
  if (saga.flagged > 0) return run(nodes);
  run(nodes.filter(node => node.kind === 'LocalFunction'));
  for (const node of nodes) {
    if (node.kind === 'LocalFunction') continue;
    if (isStraight(node, s)) run([node]);
    else nested(s, saga, node.span, () => run([node]));
  }
}

/** What may be passed over: the way back from anywhere inside asks what was done. */
function nested(s: Splitter, saga: Steps, span: Span, run: () => void): void {
  const { builder } = s;
  const { scope } = saga;
  if (scope === undefined) return run();
  const point = newPoint(s, saga, span);
  builder.handler = handlerOf(point, scope);
  builder.follow(builder.block(span), span);
  saga.flagged++;
  run();
  saga.flagged--;
  point.upto = saga.steps.length;
}

/** What the way back may ask too early. */
function firstValues({ args, early, flag }: UndoStep, s: Splitter): js.Statement[] {
  if (!early || flag === undefined) return [];
  const names =
    args?.kind === 'list'
      ? args.operands.flatMap(o => (o.kind === 'variable' && isOwn(o.variable, s) ? [o.variable] : []))
      : [...(args === undefined ? [] : [args.variable])];
  return [set(flag, literal(false)), ...names.map(name => set(name, undefinedValue()))];
}

const straight: ReadonlySet<string> = new Set(
  (
    'ExpressionStatement VariableStatement VariableDeclarator ReturnStatement ThrowStatement AwaitExpression CallExpression ' +
    'ArrayLiteral ObjectLiteral PropertyMember TemplateLiteral BinaryExpression MemberExpression AsExpression ' +
    'SatisfiesExpression AssignmentExpression Block SagaStatement TransactionStatement UnaryExpression NewExpression'
  ).split(' '),
);

/** Whether all calls of a statement that can be undone are surely made when it has ended. */
function isStraight(root: Statement, s: Splitter): boolean {
  const { undoings } = s.scope.lowering;
  const visit = (node: SyntaxNode, sure: boolean): boolean => {
    const isUndone =
      (node.kind === 'CallExpression' && undoings.ofCall(node, s.method) !== undefined) ||
      (node.kind === 'TransactionStatement' && node.compensation !== undefined);
    if (isUndone && !sure) return false;
    if (node.kind === 'TransactionStatement') return true;
    const conditional =
      !straight.has(node.kind) ||
      ('optional' in node && node.optional === true) ||
      (node.kind === 'AssignmentExpression' && /^(&&|\|\||\?\?)=$/.test(node.operator));
    let all = true;
    forEachChild(node, child => {
      all &&= visit(child, sure && !conditional);
    });
    return all;
  };
  return visit(root, true);
}

function isOwn(name: string, s: Splitter): boolean {
  return s.builder.variables.get(name)?.own === true;
}

function waysBack(s: Splitter, saga: Steps, scope: StepScope, settled: () => void): void {
  const { builder } = s;
  const { first, error, mark, points, span } = scope;
  const left = ownTemporary(s, 'undo_left', span);
  const started = [...s.promises];
  s.promises.clear();
  builder.within({ kind: 'undo', label: 'undo', span }, () => {
    const end = builder.block(span);
    const steps = saga.steps.slice(first);
    const blocks = steps.map(() => builder.block(span));
    const from = (upto: number): number => blocks[upto - first - 1] ?? end;
    for (const point of points) {
      builder.open(point.code);
      builder.emit(expressionStatement(call(member(id('$'), 'takeBack'), mark)));
      builder.end({ kind: 'goto', to: point.entry }, span);
      builder.open(point.entry);
      builder.emit(set(left, undefinedValue()));
      settled();
      builder.end({ kind: 'goto', to: from(point.upto) }, span);
    }
    for (const [i, step] of steps.entries()) {
      builder.open(blocks[i] as number);
      undoStep(step, left, from(first + i), s);
    }
    builder.open(end);
    leaveBehind({ error, left, span }, s);
  });
  for (const [key, promise] of started) s.promises.set(key, promise);
}

function undoStep(step: UndoStep, left: string, next: number, s: Splitter): void {
  const { builder } = s;
  const { undo, flag, args, given, site } = step;
  const { span } = undo.method.declaration;
  if (args === undefined) return builder.end({ kind: 'goto', to: next }, span);
  if (flag !== undefined) {
    const yes = builder.block(span);
    const text = `${undo.of} took effect`;
    builder.end({ kind: 'branch', test: id(flag), yes, no: next, text }, span);
    builder.open(yes);
  }
  undoOne({ undo, args, given, site: `${site}undo` }, left, s);
  if (flag !== undefined) builder.emit(set(flag, literal(false)));
  builder.end({ kind: 'goto', to: next }, span);
}
