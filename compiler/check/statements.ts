// Statements, and what is known after each of them. Loops are in loops.ts.
import type {
  Block,
  Expression,
  IfStatement,
  ReturnStatement,
  Statement,
  SwitchStatement,
  TryStatement,
  VariableDeclarator,
  VariableStatement,
} from '../../grammar/syntax.ts';
import { namesIn } from '../resolve/index.ts';
import { awaitedType } from './awaited.ts';
import { bodyProblems } from './body-problems.ts';
import { narrowByCase } from './conditions.ts';
import { alternatives, invalidType, isInvalid, isPrimitive, isUnknown, unknownType } from './construct.ts';
import { attempt, type Checker, complain, emptyFlow, type Flow } from './context.ts';
import { requireFit } from './fit.ts';
import {
  afterAssignment,
  assigned,
  forget,
  join,
  joinAll,
  narrowTo,
  variableKey,
  withoutValue,
  withValue,
} from './flow.ts';
import { checkLoop } from './loops.ts';
import { withoutNullish } from './narrow.ts';
import { bindPattern, declareName } from './patterns.ts';
import { print } from './print.ts';
import type { Type } from './types.ts';
import { widen } from './widen.ts';

/** A list of statements; the functions that they declare can be called anywhere in it. */
export function checkStatements(checker: Checker, statements: readonly Statement[]): void {
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

function checkVariables(checker: Checker, node: VariableStatement): void {
  for (const declarator of node.declarations) checkDeclarator(checker, node.keyword, declarator);
}

function checkDeclarator(checker: Checker, keyword: 'let' | 'const', node: VariableDeclarator): void {
  const declared = node.type === undefined ? undefined : checker.visit.type(node.type);
  const { init, pattern } = node;
  if (init === undefined) {
    declareWithoutValue(checker, node, { keyword, declared });
    return;
  }
  if (declared === undefined && pattern.kind === 'Identifier') declareAhead(checker, pattern, init);
  const source = checker.visit.expression(init, declared);
  if (declared === undefined) {
    const type = keyword === 'const' && pattern.kind === 'Identifier' ? source : widen(source);
    bindPattern(checker, pattern, definiteElement(checker, type, { pattern, init }));
    return;
  }
  const fits = requireFit(checker, { node: init, source, target: declared });
  bindPattern(checker, pattern, declared);
  if (pattern.kind === 'Identifier' && fits) know(checker, pattern, { declared, source });
}

/** `const f = (n: number): number => f(n - 1)` may call itself: its signature is written. */
function declareAhead(
  checker: Checker,
  pattern: Expression & { kind: 'Identifier' },
  init: Expression,
): void {
  if ((init.kind !== 'ArrowFunction' && init.kind !== 'FunctionExpression') || init.result === undefined)
    return;
  if (init.parameters.some(parameter => parameter.type === undefined)) return;
  const { parameters: typeParameters, names } = checker.declared.typeParameters(
    init.typeParameters,
    checker.body.types,
  );
  const parameters = init.parameters.map(({ pattern: name, type, optional, rest, default: value }) => ({
    name: name.kind === 'Identifier' ? name.name : 'argument',
    type: type === undefined ? invalidType : checker.declared.type(type, names),
    optional: optional || value !== undefined,
    rest,
  }));
  const result = checker.declared.type(init.result, names);
  declareName(checker, pattern, { kind: 'function', typeParameters, parameters, result });
}

/** `let list = []` says nothing about what it will hold. */
function definiteElement(
  checker: Checker,
  type: Type,
  { pattern, init }: { pattern: VariableDeclarator['pattern']; init: Expression },
): Type {
  if (pattern.kind !== 'Identifier' || init.kind !== 'ArrayLiteral' || init.elements.length > 0) return type;
  complain(checker, bodyProblems.emptyArray, { args: { name: pattern.name }, span: pattern.span });
  return { kind: 'array', element: invalidType, readonly: false };
}

function know(
  checker: Checker,
  name: Expression & { kind: 'Identifier' },
  { declared, source }: { declared: Type; source: Type },
): void {
  const binding = checker.resolution.bindings.get(name);
  if (binding?.kind !== 'variable' || checker.flow === undefined) return;
  const after = afterAssignment(declared, source, checker.relations.assignable);
  if (after !== undefined) checker.flow = assigned(checker.flow, variableKey(binding), after);
}

function declareWithoutValue(
  checker: Checker,
  node: VariableDeclarator,
  { keyword, declared }: { keyword: 'let' | 'const'; declared: Type | undefined },
): void {
  const { pattern } = node;
  if (keyword === 'const' || pattern.kind !== 'Identifier') {
    complain(checker, bodyProblems.constantWithoutValue, { args: {}, span: node.span });
  } else if (declared === undefined) {
    complain(checker, bodyProblems.variableWithoutType, { args: { name: pattern.name }, span: pattern.span });
  }
  bindPattern(checker, pattern, declared ?? invalidType);
  if (declared === undefined || checker.flow === undefined) return;
  for (const name of namesIn(pattern)) {
    const binding = checker.resolution.bindings.get(name);
    if (binding?.kind !== 'variable') continue;
    const mayBeMissing =
      isUnknown(declared) || alternatives(declared).some(part => isPrimitive(part, 'undefined'));
    checker.flow = mayBeMissing
      ? narrowTo(withValue(checker.flow, binding), variableKey(binding), {
          kind: 'primitive',
          name: 'undefined',
        })
      : withoutValue(checker.flow, binding);
  }
}

function checkIf(checker: Checker, node: IfStatement): void {
  const { whenTrue, whenFalse } = checker.visit.branch(node.test);
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

function checkSwitch(checker: Checker, node: SwitchStatement): void {
  const type = checker.visit.expression(node.subject);
  const target = { labels: checker.body.labels, loop: false, breakable: true, breaks: [], continues: [] };
  checker.body.labels = [];
  checker.body.jumps.push(target);
  for (const each of node.cases)
    for (const s of each.body) if (s.kind === 'LocalFunction') checker.signatures.declareLocal(s);
  let untested: Flow | undefined = checker.flow;
  // `default` runs when no case does, wherever it stands.
  const whenNone = (): Flow | undefined => {
    let flow = untested;
    for (const each of node.cases) {
      if (each.test !== undefined)
        flow = narrowByCase(checker, flow, { subject: node.subject, test: each.test, holds: false });
    }
    return flow;
  };
  let through: Flow | undefined;
  for (const each of node.cases) {
    let entry: Flow | undefined;
    if (each.test === undefined) {
      checker.flow = untested;
      attempt(checker, () =>
        node.cases.forEach(other => other.test && checker.visit.expression(other.test, type)),
      );
      entry = whenNone();
    } else {
      checker.flow = untested;
      const test = checker.visit.expression(each.test, type);
      reportImpossibleCase(checker, { subject: type, test, node: each.test });
      entry = narrowByCase(checker, checker.flow, { subject: node.subject, test: each.test, holds: true });
      untested = narrowByCase(checker, checker.flow, {
        subject: node.subject,
        test: each.test,
        holds: false,
      });
    }
    const flow = join(through, entry);
    checker.flow = flow;
    if (flow === undefined) attempt(checker, () => checkStatements(checker, each.body));
    else checkStatements(checker, each.body);
    through = flow === undefined ? undefined : checker.flow;
  }
  checker.body.jumps.pop();
  const hasDefault = node.cases.some(each => each.test === undefined);
  const skipped = hasDefault || exhausted(checker, node, untested) ? undefined : untested;
  checker.flow = joinAll([through, skipped, ...target.breaks]);
}

function reportImpossibleCase(checker: Checker, at: { subject: Type; test: Type; node: Expression }): void {
  const { subject, test, node } = at;
  if (
    isInvalid(subject) ||
    isInvalid(test) ||
    isUnknown(subject) ||
    checker.relations.comparable(subject, test)
  )
    return;
  complain(checker, bodyProblems.impossibleCase, {
    args: { subject: print(subject), test: print(test) },
    span: node.span,
  });
}

/** Whether the cases leave no value of the subject over. */
function exhausted(checker: Checker, node: SwitchStatement, flow: Flow | undefined): boolean {
  if (flow === undefined) return true;
  checker.flow = flow;
  const { value } = attempt(checker, () => subjectType(checker, node.subject));
  return isPrimitive(value, 'never');
}

function subjectType(checker: Checker, subject: Expression): Type {
  const recorded = checker.types.get(subject);
  if (subject.kind === 'MemberExpression') {
    const object = checker.visit.expression(subject.object);
    if (isPrimitive(object, 'never')) return object;
  }
  const type = checker.visit.expression(subject);
  if (recorded !== undefined) checker.types.set(subject, recorded);
  return type;
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
  const type = checker.visit.expression(node.value, result);
  const given = body.async ? awaitedType(type) : type;
  body.returns.push({ type: given, node: node.value });
  if (result !== undefined && body.context !== true) {
    requireFit(checker, { node: node.value, source: given, target: result, copied: body.copiesResult });
  }
  checker.flow = undefined;
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

function checkTry(checker: Checker, node: TryStatement): void {
  const before = checker.flow ?? emptyFlow;
  const { writes } = checker.resolution;
  checkStatements(checker, node.block.statements);
  let after = checker.flow;
  if (node.handler !== undefined) {
    checker.flow = forget(before, writes.get(node.block));
    if (node.parameter !== undefined) bindPattern(checker, node.parameter, unknownType);
    checkStatements(checker, node.handler.statements);
    after = join(after, checker.flow);
  }
  checker.flow = after;
  if (node.finalizer === undefined) return;
  checker.flow = forget(before, writes.get(node));
  checkStatements(checker, node.finalizer.statements);
  const last = checker.flow;
  checker.flow =
    last === undefined || after === undefined ? undefined : afterFinally(checker, node, { after, last });
}

/** What the `finally` block assigned is known from it, the rest from before it. */
function afterFinally(
  checker: Checker,
  node: TryStatement,
  { after, last }: { after: Flow; last: Flow },
): Flow {
  const writes = node.finalizer && checker.resolution.writes.get(node.finalizer);
  if (writes === undefined) return after;
  let result = forget(after, writes);
  for (const binding of writes.assigned) {
    const key = variableKey(binding);
    const known = last.narrowed.get(key);
    if (known !== undefined) result = narrowTo(result, key, known);
    if (!last.unassigned.has(binding.id)) result = withValue(result, binding);
  }
  return result;
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
