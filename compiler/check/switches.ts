// `switch`: each case narrows its subject, and what no case takes is what is left after it.
import type { Expression, SwitchStatement } from '../../grammar/syntax.ts';
import { textOf } from './access.ts';
import { bodyProblems } from './body-problems.ts';
import { narrowByCase, narrowByNoCase } from './conditions.ts';
import { isInvalid, isPrimitive, isUnknown } from './construct.ts';
import { attempt, type Checker, complain, type Flow, type Jump } from './context.ts';
import { join, joinAll } from './flow.ts';
import { print } from './print.ts';
import type { Type } from './types.ts';
import { nearLiteral } from './widen.ts';

export function checkSwitch(checker: Checker, node: SwitchStatement): void {
  const subject = checker.visit.expression(node.subject);
  const target: Jump = {
    labels: checker.body.labels,
    loop: false,
    breakable: true,
    breaks: [],
    continues: [],
  };
  checker.body.labels = [];
  checker.body.jumps.push(target);
  for (const each of node.cases) {
    for (const statement of each.body) {
      if (statement.kind === 'LocalFunction') checker.signatures.declareLocal(statement);
    }
  }
  const before = checker.flow;
  let untested: Flow | undefined = before;
  let through: Flow | undefined;
  for (const each of node.cases) {
    checker.flow = untested;
    const entry =
      each.test === undefined
        ? whenNone(checker, node, { subject, before })
        : whenCase(checker, node, { test: each.test, subject });
    if (each.test !== undefined) {
      untested = narrowByCase(checker, checker.flow, {
        subject: node.subject,
        test: each.test,
        holds: false,
      });
    }
    const flow = join(through, entry);
    checker.flow = flow;
    if (flow === undefined) attempt(checker, () => checker.visit.statements(each.body));
    else checker.visit.statements(each.body);
    through = flow === undefined ? undefined : checker.flow;
  }
  checker.body.jumps.pop();
  const hasDefault = node.cases.some(each => each.test === undefined);
  const none = narrowByNoCase(checker, untested, { before, subject: node.subject, tests: testsOf(node) });
  const skipped = hasDefault || exhausted(checker, node, none) ? undefined : none;
  checker.flow = joinAll([through, skipped, ...target.breaks]);
}

/** The flow into a case: its test is equal to the subject. */
function whenCase(
  checker: Checker,
  node: SwitchStatement,
  { test, subject }: { test: Expression; subject: Type },
): Flow | undefined {
  const type = checker.visit.expression(test, subject);
  reportImpossibleCase(checker, { subject, test: type, node: test });
  return narrowByCase(checker, checker.flow, { subject: node.subject, test, holds: true });
}

/** `default` runs when no case does, wherever it stands. */
function whenNone(
  checker: Checker,
  node: SwitchStatement,
  { subject, before }: { subject: Type; before: Flow | undefined },
): Flow | undefined {
  const { flow } = checker;
  const tests = testsOf(node);
  for (const test of tests) attempt(checker, () => checker.visit.expression(test, subject));
  return narrowByNoCase(checker, flow, { before, subject: node.subject, tests });
}

function testsOf(node: SwitchStatement): readonly Expression[] {
  return node.cases.flatMap(({ test }) => (test === undefined ? [] : [test]));
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
    args: { subject: print(subject), test: print(test), near: nearLiteral(subject, test) },
    span: node.span,
  });
}

/** Whether the cases leave no value of the subject over. */
function exhausted(checker: Checker, node: SwitchStatement, flow: Flow | undefined): boolean {
  if (flow === undefined) return true;
  checker.flow = flow;
  const { subject } = node;
  const isTypeof = subject.kind === 'UnaryExpression' && subject.operator === 'typeof';
  const { value } = attempt(checker, () => subjectType(checker, isTypeof ? subject.argument : subject));
  if (isPrimitive(value, 'never')) return true;
  if (isTypeof) return false;
  checker.left.set(node, { subject: textOf(node.subject), values: value });
  return false;
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
