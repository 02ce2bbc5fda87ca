// Statements, and what is known after each of them. Loops are in loops.ts.
import type { Block, Expression, IfStatement, ReturnStatement, Statement } from '../../grammar/syntax.ts';
import { rememberAhead } from './ahead.ts';
import { awaitedType } from './awaited.ts';
import { bodyProblems } from './body-problems.ts';
import { alternatives, isInvalid, isPrimitive, isUnknown, neverType } from './construct.ts';
import { attempt, type Checker, complain, emptyFlow, type Flow } from './context.ts';
import { requireFit } from './fit.ts';
import { join, joinAll } from './flow.ts';
import { checkLoop } from './loops.ts';
import { withoutNullish } from './narrow.ts';
import { print } from './print.ts';
import { checkSwitch } from './switches.ts';
import { reportUncalled } from './tested.ts';
import { checkTry } from './tries.ts';
import type { Type } from './types.ts';
import { checkVariables } from './variables.ts';

/** A list of statements; the functions that they declare can be called anywhere in it. */
export function checkStatements(checker: Checker, statements: readonly Statement[]): void {
  rememberAhead(checker, statements);
  for (const statement of statements)
    if (statement.kind === 'LocalFunction') checker.signatures.declareLocal(statement);
  for (const [i, statement] of statements.entries()) {
    if (checker.flow === undefined) {
      checkUnreachable(checker, statements.slice(i));
      return;
    }
    checkStatement(checker, statement);
  }
}

/** Code that never runs: said once, and only looked at so that every node has a type. */
function checkUnreachable(checker: Checker, statements: readonly Statement[]): void {
  const first = statements.find(
    statement => statement.kind !== 'LocalFunction' && statement.kind !== 'EmptyStatement',
  );
  if (first !== undefined) complain(checker, bodyProblems.unreachable, { args: {}, span: first.span });
  attempt(checker, () => {
    for (const statement of statements) {
      checker.flow = emptyFlow;
      checkStatement(checker, statement);
    }
  });
  checker.flow = undefined;
}

export function checkStatement(checker: Checker, node: Statement): void {
  switch (node.kind) {
    case 'Block':
      checkStatements(checker, node.statements);
      return;
    case 'VariableStatement':
      checkVariables(checker, node);
      return;
    case 'ExpressionStatement':
      checkExpressionStatement(checker, node.expression);
      return;
    case 'IfStatement':
      checkIf(checker, node);
      return;
    case 'SwitchStatement':
      checkSwitch(checker, node);
      return;
    case 'ReturnStatement':
      checkReturn(checker, node);
      return;
    case 'ThrowStatement':
      checkThrow(checker, node.value);
      return;
    case 'TryStatement':
      checkTry(checker, node);
      return;
    case 'BreakStatement':
    case 'ContinueStatement':
      jump(checker, node);
      return;
    case 'LabeledStatement':
      checkLabeled(checker, node);
      return;
    case 'LocalFunction':
      checkLocalFunction(checker, node);
      return;
    case 'TransactionStatement':
      checkStatements(checker, node.body.statements);
      if (node.compensation !== undefined) checkAside(checker, node.compensation);
      return;
    case 'SagaStatement':
      checkStatements(checker, node.body.statements);
      return;
    case 'EmptyStatement':
    case 'InvalidStatement':
      return;
    default:
      checkLoop(checker, node, body => checkStatement(checker, body));
  }
}

/** A block that runs at another time: nothing that it does is known afterwards. */
function checkAside(checker: Checker, block: Block): void {
  const { flow } = checker;
  checker.flow = flow ?? emptyFlow;
  checkStatements(checker, block.statements);
  checker.flow = flow;
}

function checkLocalFunction(checker: Checker, node: Extract<Statement, { kind: 'LocalFunction' }>): void {
  const binding = checker.resolution.bindings.get(node.name);
  if (binding !== undefined) checker.names.set(node.name, checker.symbols.of(binding));
  checker.signatures.check(node);
}

function checkExpressionStatement(checker: Checker, node: Expression): void {
  checker.visit.expression(node);
  if (node.kind !== 'CallExpression') return;
  const target = checker.calls.get(node);
  if (target?.kind !== 'builtin' || target.name !== 'mu.assert') return;
  const [condition] = node.args;
  if (condition === undefined || condition.kind === 'SpreadElement') return;
  checker.flow = checker.visit.branch(condition).whenTrue;
}

function checkIf(checker: Checker, node: IfStatement): void {
  const { whenTrue, whenFalse } = checker.visit.branch(node.test);
  reportUncalled(checker, node.test, node.consequent);
  const after = checkArm(checker, node.consequent, whenTrue);
  const other = node.alternate === undefined ? whenFalse : checkArm(checker, node.alternate, whenFalse);
  checker.flow = join(after, other);
}

/** A statement that a condition leads to; where the types say it never does, its problems do not count. */
function checkArm(checker: Checker, node: Statement, flow: Flow | undefined): Flow | undefined {
  checker.flow = flow ?? emptyFlow;
  if (flow !== undefined) checkStatement(checker, node);
  else attempt(checker, () => checkStatement(checker, node));
  return flow === undefined ? undefined : checker.flow;
}

function checkReturn(checker: Checker, node: ReturnStatement): void {
  const { body } = checker;
  const { result } = body;
  if (node.value === undefined) {
    body.returns.push({
      type: { kind: 'primitive', name: body.context === true ? 'undefined' : 'void' },
      node: undefined,
    });
    const wants = result !== undefined && body.context !== true && !isInvalid(result) && !isUnknown(result);
    if (
      wants &&
      !alternatives(result).some(part => isPrimitive(part, 'void') || isPrimitive(part, 'undefined'))
    ) {
      complain(checker, bodyProblems.returnWithoutValue, {
        args: { result: print(result) },
        span: node.span,
      });
    }
    checker.flow = undefined;
    return;
  }
  const { beside } = checker;
  const again = result === undefined && callsItself(checker, node.value);
  checker.beside = body.beside === true || again;
  const type = checker.visit.expression(node.value, result);
  checker.beside = beside;
  if (again) {
    body.returns.push({ type: neverType, node: node.value });
    checker.flow = undefined;
    return;
  }
  const given = body.async ? awaitedType(type) : type;
  body.returns.push({ type: given, node: node.value });
  if (result !== undefined && body.context !== true) {
    requireFit(checker, { node: node.value, source: given, target: result, copied: body.copiesResult });
  }
  checker.flow = undefined;
}

/** `return walk(n - 1)` in `walk` gives what its other returns give. */
function callsItself(checker: Checker, value: Expression): boolean {
  const { body } = checker;
  const call = value.kind === 'AwaitExpression' && body.async ? value.argument : value;
  if (call.kind !== 'CallExpression' || call.callee.kind !== 'Identifier') return false;
  const binding = checker.resolution.bindings.get(call.callee);
  if (binding?.kind === 'function') return binding.declaration.name === body.name;
  if (binding?.kind !== 'variable') return false;
  const init = binding.constant?.init ?? checker.aliases.get(binding);
  return body.lambda !== undefined && init === body.lambda;
}

/** Errors are thrown: declared ones, or what a `catch` has caught. */
function checkThrow(checker: Checker, value: Expression): void {
  const type = checker.visit.expression(value);
  checker.flow = undefined;
  const isError = (part: Type): boolean =>
    part.kind === 'invalid' || (part.kind === 'named' && (part.family === 'error' || part.name === 'Error'));
  if (alternatives(withoutNullish(type)).every(isError)) return;
  const binding = value.kind === 'Identifier' ? checker.resolution.bindings.get(value) : undefined;
  if (binding?.kind === 'variable' && binding.form === 'catch') return;
  complain(checker, bodyProblems.throwOfNonError, { args: { type: print(type) }, span: value.span });
}

function checkLabeled(checker: Checker, node: Extract<Statement, { kind: 'LabeledStatement' }>): void {
  const labels = [...checker.body.labels, node.label.name];
  const { body } = node;
  if (
    [
      'ForStatement',
      'ForOfStatement',
      'ForInStatement',
      'WhileStatement',
      'DoWhileStatement',
      'SwitchStatement',
      'LabeledStatement',
    ].includes(body.kind)
  ) {
    checker.body.labels = labels;
    checkStatement(checker, body);
    return;
  }
  const target = { labels, loop: false, breakable: false, breaks: [] as (Flow | undefined)[], continues: [] };
  checker.body.jumps.push(target);
  checkStatement(checker, body);
  checker.body.jumps.pop();
  checker.flow = joinAll([checker.flow, ...target.breaks]);
}

function jump(
  checker: Checker,
  node: Extract<Statement, { kind: 'BreakStatement' | 'ContinueStatement' }>,
): void {
  const { jumps } = checker.body;
  const label = node.label?.name;
  const target = jumps.findLast(each =>
    label !== undefined
      ? each.labels.includes(label)
      : node.kind === 'BreakStatement'
        ? each.breakable
        : each.loop,
  );
  (node.kind === 'BreakStatement' ? target?.breaks : target?.continues)?.push(checker.flow);
  checker.flow = undefined;
}
