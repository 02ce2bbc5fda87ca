// Which execution each kind of statement has.
import { Bug } from '../../grammar/diagnostic.ts';
import type {
  IfStatement,
  LabeledStatement,
  Statement,
  SwitchStatement,
  TransactionStatement,
  VariableStatement,
} from '../../grammar/syntax.ts';
import { makeFunction } from './functions.ts';
import { executeDoWhile, executeFor, executeForIn, executeForOf, executeWhile } from './loops.ts';
import { type Completion, type Evaluation, type Frame, inner } from './machine.ts';
import { declare } from './patterns.ts';
import { resolved } from './promised.ts';
import { executeSaga, noteTransaction } from './sagas.ts';
import { Scope } from './scope.ts';
import { executeTry } from './tries.ts';

export function* execute(node: Statement, frame: Frame): Evaluation<Completion> {
  const { machine } = frame;
  if (!holding.test(node.kind)) machine.tasks.enter();
  switch (node.kind) {
    case 'Block':
      return yield* executeAll(node.statements, inner(frame, new Scope(frame.scope)));
    case 'VariableStatement':
      return yield* executeVariables(node, frame);
    case 'ExpressionStatement':
      yield* machine.evaluate(node.expression, frame);
      return undefined;
    case 'IfStatement':
      return yield* executeIf(node, frame);
    case 'ReturnStatement':
      return {
        kind: 'return',
        value: node.value === undefined ? undefined : yield* machine.evaluate(node.value, frame),
      };
    case 'ThrowStatement':
      throw yield* machine.evaluate(node.value, frame);
    case 'BreakStatement':
      return { kind: 'break', label: node.label?.name };
    case 'ContinueStatement':
      return { kind: 'continue', label: node.label?.name };
    case 'EmptyStatement':
    case 'LocalFunction':
      return undefined;
    default:
      return yield* executeLarge(node, frame);
  }
}

/** They do nothing but what the statements in them do. */
const holding = /^(Block|(Try|Labeled|Saga|Empty)Statement|LocalFunction)$/;

type Large = Exclude<
  Statement,
  {
    kind:
      | 'Block'
      | 'VariableStatement'
      | 'ExpressionStatement'
      | 'IfStatement'
      | 'ReturnStatement'
      | 'ThrowStatement'
      | 'BreakStatement'
      | 'ContinueStatement'
      | 'EmptyStatement'
      | 'LocalFunction';
  }
>;

function* executeLarge(node: Large, frame: Frame): Evaluation<Completion> {
  switch (node.kind) {
    case 'ForStatement':
      return yield* executeFor(node, frame);
    case 'ForOfStatement':
      return yield* executeForOf(node, frame);
    case 'ForInStatement':
      return yield* executeForIn(node, frame);
    case 'WhileStatement':
      return yield* executeWhile(node, frame);
    case 'DoWhileStatement':
      return yield* executeDoWhile(node, frame);
    case 'SwitchStatement':
      return yield* executeSwitch(node, frame);
    case 'TryStatement':
      return yield* executeTry(node, frame);
    case 'LabeledStatement':
      return yield* executeLabeled(node, frame);
    case 'TransactionStatement':
      return yield* executeTransaction(node, frame);
    case 'SagaStatement':
      return yield* executeSaga(node, frame);
    case 'InvalidStatement':
      throw new Bug(`${node.kind} cannot be executed`, node.span);
    default:
      return node satisfies never;
  }
}

/** Functions are there from the start of their block. */
export function* executeAll(statements: readonly Statement[], frame: Frame): Evaluation<Completion> {
  for (const statement of statements)
    if (statement.kind === 'LocalFunction')
      frame.scope.declare(statement.name.name, makeFunction(statement, frame));
  for (const statement of statements) {
    const completion = yield* execute(statement, frame);
    if (completion !== undefined) return completion;
  }
  return undefined;
}

/** One turn, whatever is awaited in it; what comes before and what comes after are turns of their own. */
function* executeTransaction(node: TransactionStatement, frame: Frame): Evaluation<Completion> {
  const { tasks } = frame.machine;
  const alone = tasks.canPause();
  if (alone) yield resolved(undefined);
  try {
    const before = frame.saga?.notes.length ?? 0;
    const completion = tasks.transact(execute(node.body, frame));
    noteTransaction(node, frame, before);
    return completion;
  } finally {
    if (alone) yield resolved(undefined);
  }
}

function* executeVariables(node: VariableStatement, frame: Frame): Evaluation<undefined> {
  for (const { pattern, init } of node.declarations)
    yield* declare(
      pattern,
      init === undefined ? undefined : yield* frame.machine.evaluate(init, frame),
      frame,
    );
}

function* executeIf(node: IfStatement, frame: Frame): Evaluation<Completion> {
  const taken = (yield* frame.machine.evaluate(node.test, frame)) ? node.consequent : node.alternate;
  return taken === undefined ? undefined : yield* execute(taken, inner(frame, frame.scope));
}

function* executeSwitch(node: SwitchStatement, frame: Frame): Evaluation<Completion> {
  const own = inner(frame, new Scope(frame.scope));
  const subject = yield* frame.machine.evaluate(node.subject, frame);
  let start = -1;
  for (const [i, { test }] of node.cases.entries()) {
    if (test === undefined || (yield* frame.machine.evaluate(test, own)) !== subject) continue;
    start = i;
    break;
  }
  if (start < 0) start = node.cases.findIndex(({ test }) => test === undefined);
  if (start < 0) return undefined;
  const completion = yield* executeAll(
    node.cases.slice(start).flatMap(({ body }) => body),
    own,
  );
  return completion?.kind === 'break' && completion.label === undefined ? undefined : completion;
}

function* executeLabeled(node: LabeledStatement, frame: Frame): Evaluation<Completion> {
  const label = node.label.name;
  const completion = yield* execute(node.body, { ...frame, labels: [...frame.labels, label] });
  return completion?.kind === 'break' && completion.label === label ? undefined : completion;
}
