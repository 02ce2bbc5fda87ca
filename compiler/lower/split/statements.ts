// Statements that wait somewhere inside, or jump past what does.
import type * as js from 'estree';
import { patternNames } from '../../../grammar/index.ts';
import type {
  Expression,
  Identifier,
  IfStatement,
  LocalFunction,
  ReturnStatement,
  Statement,
  SwitchStatement,
  VariableDeclarator,
  VariableStatement,
} from '../../../grammar/syntax.ts';
import { alternatives } from '../../check/construct.ts';
import { usedAsValue } from '../async.ts';
import { beginning } from '../begin.ts';
import type { Scope } from '../context.ts';
import { broken, Touches, typeOf } from '../context.ts';
import { assign, expressionStatement, id } from '../estree.ts';
import { functionParts } from '../functions.ts';
import { isFunction } from '../given.ts';
import { assignmentTarget } from '../patterns.ts';
import { awaitValue } from './awaits.ts';
import { bind } from './bindings.ts';
import { branch } from './branches.ts';
import { doWhileLoop, forInLoop, forLoop, forOfLoop, whileLoop } from './loops.ts';
import { startable, startCall } from './promises.ts';
import { sagaBlock } from './sagas.ts';
import type { Splitter } from './splitter.ts';
import { declareLocal, jumpsOut, returnsInside, sourceText, temporary } from './splitter.ts';
import { restore, statuses, tracking, unsettle } from './statuses.ts';
import { transaction } from './transactions.ts';
import { jump, leaveWith, trySplit } from './tries.ts';

/** Takes a statement apart; what can stay whole is translated as it is. */
export function splitStatement(node: Statement, s: Splitter): void {
  if (node.kind === 'VariableStatement') return variables(node, s);
  const elsewhere = s.finals.length + s.inlined.length > 0;
  const whole = !s.splits(node) && !jumpsOut(node) && !(elsewhere && returnsInside(node));
  if (whole && node.kind !== 'ReturnStatement' && node.kind !== 'ThrowStatement') {
    for (const statement of s.scope.to.statements([node], s.scope)) s.builder.emit(statement);
    return;
  }
  taken(node, s);
}

/** Functions are there from the beginning of what they stand in. */
export function statements(nodes: readonly Statement[], s: Splitter): void {
  for (const node of nodes) if (node.kind === 'LocalFunction') localFunction(node, s);
  for (const node of nodes) if (node.kind !== 'LocalFunction') s.statement(node);
}

function localFunction(node: LocalFunction, s: Splitter): void {
  const symbol = s.scope.lowering.program.names.get(node.name);
  if (symbol?.kind !== 'function' || onlyCalled(node, s)) return;
  if (node.async) {
    const own = ownTouches(s);
    s.builder.holdFunction(s.scope.names.of(symbol), beginning(node, own), own.touches);
    return;
  }
  const own = ownTouches(s);
  const { parameters, body, async } = functionParts(node, own);
  const made: js.Expression = {
    type: 'ArrowFunctionExpression',
    params: parameters,
    body,
    async,
    expression: false,
  };
  s.builder.holdFunction(s.scope.names.of(symbol), made, own.touches);
}

/** What a function touches counts where it is mentioned. */
function ownTouches(s: Splitter): Scope {
  return { ...s.scope, touches: new Touches() };
}

/** `const f = x => …`: a name for a function, which needs no variable. */
function namesFunction(
  { keyword }: VariableStatement,
  { pattern, init }: VariableDeclarator,
  s: Splitter,
): boolean {
  if (keyword !== 'const' || pattern.kind !== 'Identifier' || init === undefined) return false;
  const symbol = s.scope.lowering.program.names.get(pattern);
  if (symbol?.kind !== 'variable' || !isFunction(init)) return false;
  const own = ownTouches(s);
  s.builder.holdFunction(s.scope.names.of(symbol), s.scope.to.expression(init, own), own.touches);
  return true;
}

function taken(node: Statement, s: Splitter): void {
  const { builder } = s;
  switch (node.kind) {
    case 'Block':
      return statements(node.statements, s);
    case 'ExpressionStatement':
      return discarded(node.expression, s);
    case 'IfStatement':
      return ifStatement(node, s);
    case 'ForStatement':
      return forLoop(node, s, undefined);
    case 'ForOfStatement':
      return forOfLoop(node, s, undefined);
    case 'ForInStatement':
      return forInLoop(node, s, undefined);
    case 'WhileStatement':
      return whileLoop(node, s, undefined);
    case 'DoWhileStatement':
      return doWhileLoop(node, s, undefined);
    case 'SwitchStatement':
      return switchStatement(node, s);
    case 'ReturnStatement':
      return returnStatement(node, s);
    case 'ThrowStatement':
      return builder.end({ kind: 'throw', error: s.expression(node.value) }, node.span);
    case 'TryStatement':
      return trySplit(node, s);
    case 'BreakStatement':
    case 'ContinueStatement':
      return jump(node, s);
    case 'LabeledStatement':
      return labeled(node.label.name, node.body, s);
    case 'SagaStatement':
      return sagaBlock(node, s, nodes => statements(nodes, s));
    case 'TransactionStatement':
      return transaction(node, s);
    default:
      return broken('a statement here', node);
  }
}

/** Locals become variables of the method, shared by its blocks; a started call becomes a plan. */
function variables(node: VariableStatement, s: Splitter): void {
  for (const declarator of node.declarations) {
    const { pattern, init } = declarator;
    if (node.keyword === 'const' && init !== undefined && onlyCalled(init, s)) continue;
    if (namesFunction(node, declarator, s)) continue;
    if (
      pattern.kind === 'Identifier' &&
      init?.kind === 'CallExpression' &&
      node.keyword === 'const' &&
      startable(init, s) &&
      !livesOn(pattern, s)
    ) {
      startCall(pattern, init, s);
      continue;
    }
    for (const name of patternNames(pattern)) declareLocal(name, s);
    if (init === undefined) {
      const left = assignmentTarget(pattern, s.scope);
      s.builder.emit(expressionStatement(assign(left, id('undefined'))));
    } else {
      const value = s.expression(init);
      bind(pattern, value, s);
    }
  }
}

/** Whether the promise of a variable is held by it. */
function livesOn(name: Identifier, s: Splitter): boolean {
  const symbol = s.scope.lowering.program.names.get(name);
  return symbol?.kind === 'variable' && s.durable.has(symbol);
}

/** An async function that nobody uses but by calling it needs no variable. */
function onlyCalled(node: Expression | LocalFunction, s: Splitter): boolean {
  const { functions, program, facts } = s.scope.lowering;
  const fn = node.kind === 'LocalFunction' ? (node.async ? node : undefined) : functions.of(node);
  if (fn === undefined || node.kind === 'Identifier') return false;
  return !usedAsValue(fn, functions.ownerOf(s.method).declaration, program, facts);
}

/** A statement that is only an expression: a plain `await S.f()` leaves no value behind. */
function discarded(node: Expression, s: Splitter): void {
  const value = s.expression(node);
  if (value.type === 'Identifier' || value.type === 'Literal') return;
  if (value.type === 'ArrayExpression' && value.elements.every(e => e?.type === 'Identifier')) return;
  s.builder.emit(expressionStatement(value));
}

function ifStatement(node: IfStatement, s: Splitter): void {
  const { alternate } = node;
  const no = alternate === undefined ? undefined : () => s.statement(alternate);
  branch(s, node, s.expression(node.test), { yes: () => s.statement(node.consequent), no });
}

/** `return` of a promise waits for it, as an async function's caller would. */
function returnStatement(node: ReturnStatement, s: Splitter): void {
  const { value } = node;
  if (value === undefined) return leaveWith(undefined, node, s);
  const type = typeOf(s.scope, value);
  const waits = alternatives(type).some(part => part.kind === 'promise');
  leaveWith(waits ? awaitValue(value, s) : s.expression(value), node, s);
}

function switchStatement(node: SwitchStatement, s: Splitter): void {
  const { builder } = s;
  const subject = temporary(s, 'subject', typeOf(s.scope, node.subject), node.subject.span);
  builder.emit(expressionStatement(assign(id(subject), s.expression(node.subject))));
  const bodies = node.cases.map(c => builder.block(c.span));
  const after = builder.block(node.span);
  node.cases.forEach((c, i) => {
    if (c.test === undefined) return;
    const next = builder.block(c.span);
    const test: js.Expression = {
      type: 'BinaryExpression',
      operator: '===',
      left: id(subject),
      right: s.expression(c.test),
    };
    const text = `case ${sourceText(s, c.test.span)}`;
    builder.end({ kind: 'branch', test, yes: bodies[i] as number, no: next, text }, c.span);
    builder.open(next);
  });
  const fallback = node.cases.findIndex(c => c.test === undefined);
  builder.end({ kind: 'goto', to: bodies[fallback] ?? after }, node.span);
  const before = statuses(s);
  s.jumps.push({ label: undefined, breakTo: after, continueTo: undefined, finals: s.finals.length });
  const touched = tracking(s, () =>
    node.cases.forEach((c, i) => {
      builder.open(bodies[i] as number);
      // A case may be fallen into from the one before it.
      if (i === 0) restore(s, before);
      else unsettle(s, before, s.touched);
      statements(c.body, s);
      builder.end({ kind: 'goto', to: bodies[i + 1] ?? after }, c.span);
    }),
  );
  s.jumps.pop();
  builder.open(after);
  unsettle(s, before, touched);
}

function labeled(label: string, body: Statement, s: Splitter): void {
  if (body.kind === 'ForStatement') return forLoop(body, s, label);
  if (body.kind === 'ForOfStatement') return forOfLoop(body, s, label);
  if (body.kind === 'ForInStatement') return forInLoop(body, s, label);
  if (body.kind === 'WhileStatement') return whileLoop(body, s, label);
  if (body.kind === 'DoWhileStatement') return doWhileLoop(body, s, label);
  const after = s.builder.block(body.span);
  const before = statuses(s);
  s.jumps.push({ label, breakTo: after, continueTo: undefined, finals: s.finals.length });
  const touched = tracking(s, () => s.statement(body));
  s.jumps.pop();
  s.builder.follow(after, body.span);
  unsettle(s, before, touched);
}
