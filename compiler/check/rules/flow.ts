// Follows the paths through a function and finds calls that nobody waits for: `p` in
//
//   const p = Hotel.reserve(id);
//   if (late) return;            // nobody waits for `p` here
//   await p;
//
// Any use of the variable counts as waiting for it: whether the use is right is the business of other rules. Errors that
// calls throw are no paths here; that the program writes `throw` is one.
import type { Label } from '../../../grammar/diagnostic.ts';
import type { Block, Expression, Statement, SwitchStatement, TryStatement } from '../../../grammar/syntax.ts';
import type { VariableSymbol } from '../program.ts';
import type { Type } from '../types.ts';
import { begin, evaluate, evaluateInside, usesIn } from './flow-expressions.ts';
import { type Flow, type Jump, leave, leaveLoop, reportAtEnd, reportTransactionEnd } from './flow-state.ts';
import { awaited, leaveScope, merge, type Pending } from './pending.ts';

export function runStatements(flow: Flow, statements: readonly Statement[], before: Pending): Pending {
  let pending = before;
  for (const statement of statements) pending = runStatement(flow, statement, pending);
  return pending;
}

/** A block, and the end of the variables that it declares. */
export function runBlock(flow: Flow, block: Block, before: Pending): Pending {
  const after = runStatements(flow, block.statements, before);
  reportAtEnd(flow, after, block.span);
  return leaveScope(after, block.span);
}

type Loop = Extract<
  Statement,
  { kind: 'ForStatement' | 'ForOfStatement' | 'ForInStatement' | 'WhileStatement' | 'DoWhileStatement' }
>;

function runStatement(flow: Flow, node: Statement, before: Pending): Pending {
  switch (node.kind) {
    case 'Block':
      return runBlock(flow, node, before);
    case 'VariableStatement':
      return node.declarations.reduce((pending, { pattern, init }) => {
        const after = init === undefined ? pending : evaluate(flow, init, pending);
        return begin(flow, pattern, init, after);
      }, before);
    case 'ExpressionStatement':
      return evaluate(flow, node.expression, before);
    case 'IfStatement':
      return runIf(flow, node, before);
    case 'ForStatement':
    case 'ForOfStatement':
    case 'ForInStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
      return runLoop(flow, node, before);
    case 'SwitchStatement':
      return runSwitch(flow, node, before);
    case 'ReturnStatement':
    case 'ThrowStatement':
      leave(flow, node, node.value === undefined ? before : evaluate(flow, node.value, before));
      return undefined;
    case 'TryStatement':
      return runTry(flow, node, before);
    case 'LabeledStatement':
      return runLabeled(flow, node, before);
    case 'BreakStatement':
    case 'ContinueStatement':
      leaveLoop(flow, node, before);
      return undefined;
    case 'TransactionStatement':
      return runTransaction(flow, node, before);
    case 'SagaStatement':
      return runBlock(flow, node.body, before);
    case 'LocalFunction':
      return evaluate(flow, node, before);
    case 'EmptyStatement':
    case 'InvalidStatement':
      return before;
    default:
      return node satisfies never;
  }
}

function runIf(flow: Flow, node: Statement & { kind: 'IfStatement' }, before: Pending): Pending {
  const tested = evaluate(flow, node.test, before);
  const yes = runStatement(flow, node.consequent, tested);
  const no = node.alternate === undefined ? tested : runStatement(flow, node.alternate, tested);
  return merge(tested, [yes, pathOf(node.test, 'true')], [no, pathOf(node.test, 'false')]);
}

function pathOf(test: Expression, value: 'true' | 'false'): Label {
  return { span: test.span, text: `when this is ${value}, nobody waits for it` };
}

function runLoop(flow: Flow, node: Loop, before: Pending): Pending {
  const first = runLoopHead(flow, node, before);
  // The second round starts with what the first one left running.
  const once = runRound(flow, node, first);
  const head = { ...node.span, end: Math.max(node.span.start + 1, node.body.span.start - 1) };
  const skipped: Label = { span: head, text: 'when this loop makes no round, nobody waits for it' };
  const zero = node.kind === 'DoWhileStatement' ? undefined : first;
  const again = merge(first, [zero, skipped], [once.repeated, undefined]);
  const twice = runRound(flow, node, again);
  const ended = merge(first, [zero, skipped], [twice.repeated, undefined]);
  const endless = isEndless(node);
  const broken = [...once.broken, ...twice.broken];
  return broken.reduce<Pending>(
    (pending, each) => merge(first, [pending, undefined], [each, undefined]),
    endless ? undefined : leaveScope(ended, node.span),
  );
}

function isEndless(node: Loop): boolean {
  if (node.kind === 'ForStatement') return node.test === undefined;
  return node.kind === 'WhileStatement' && node.test.kind === 'BooleanLiteral' && node.test.value;
}

function runLoopHead(flow: Flow, node: Loop, before: Pending): Pending {
  switch (node.kind) {
    case 'ForStatement': {
      if (node.init?.kind === 'VariableStatement') return runStatement(flow, node.init, before);
      const pending = node.init === undefined ? before : evaluate(flow, node.init, before);
      return node.test === undefined ? pending : evaluate(flow, node.test, pending);
    }
    case 'ForOfStatement':
      return evaluate(flow, node.iterable, before);
    case 'ForInStatement':
      return evaluate(flow, node.object, before);
    case 'WhileStatement':
      return evaluate(flow, node.test, before);
    case 'DoWhileStatement':
      return before;
    default:
      return node satisfies never;
  }
}

/** One round: what runs when it starts over, and what runs where it was broken off. */
function runRound(flow: Flow, node: Loop, before: Pending) {
  const continues: Pending[] = [];
  const jump: Jump = { label: flow.nextLabel, node, breaks: [], continues };
  flow.nextLabel = undefined;
  flow.jumps.push(jump);
  const inside =
    node.kind === 'ForOfStatement' || node.kind === 'ForInStatement'
      ? evaluateInside(flow, node.pattern, before)
      : before;
  const start = node.kind === 'ForOfStatement' ? begin(flow, node.pattern, 'element', inside) : inside;
  const body = runStatement(flow, node.body, start);
  flow.jumps.pop();
  let pending = continues.reduce<Pending>(
    (all, each) => merge(start, [all, undefined], [each, undefined]),
    body,
  );
  reportAtEnd(flow, pending, node.body.span);
  if (node.kind === 'ForOfStatement') reportAtEnd(flow, pending, node.pattern.span);
  if (node.kind === 'ForStatement' && node.update !== undefined)
    pending = evaluate(flow, node.update, pending);
  if (node.kind === 'ForStatement' && node.test !== undefined) pending = evaluate(flow, node.test, pending);
  if (node.kind === 'WhileStatement' || node.kind === 'DoWhileStatement')
    pending = evaluate(flow, node.test, pending);
  return { repeated: pending, broken: jump.breaks };
}

function runSwitch(flow: Flow, node: SwitchStatement, before: Pending): Pending {
  const start = evaluate(flow, node.subject, before);
  const jump: Jump = { label: flow.nextLabel, node, breaks: [], continues: undefined };
  flow.nextLabel = undefined;
  flow.jumps.push(jump);
  let tested = start;
  let falling: Pending;
  const paths: (readonly [Pending, Label | undefined])[] = [];
  for (const each of node.cases) {
    if (each.test !== undefined) tested = evaluate(flow, each.test, tested);
    const entered = merge(start, [tested, undefined], [falling, undefined]);
    const before = jump.breaks.length;
    falling = runStatements(flow, each.body, entered);
    const path = { span: each.test?.span ?? each.span, text: 'in this case, nobody waits for it' };
    for (const broken of jump.breaks.slice(before)) paths.push([broken, path]);
  }
  flow.jumps.pop();
  paths.push([falling, undefined]);
  const none: Label = { span: node.subject.span, text: 'when no case fits, nobody waits for it' };
  if (!isExhaustive(flow, node)) paths.push([tested, none]);
  const [ended] = paths.reduce((all, each) => [merge(start, all, each), all[1] ?? each[1]]);
  reportAtEnd(flow, ended, node.span);
  return leaveScope(ended, node.span);
}

/** Some case fits: there is a `default`, or a case for each value that the subject may have. */
function isExhaustive(flow: Flow, node: SwitchStatement): boolean {
  if (node.cases.some(each => each.test === undefined)) return true;
  const { types } = flow.context.program;
  const values = literalsOf(types.get(node.subject));
  const covered = node.cases.flatMap(({ test }) => (test && literalsOf(types.get(test))) ?? []);
  return values?.every(value => covered.includes(value)) === true;
}

/** The values of a type that has no others. */
function literalsOf(type: Type | undefined): readonly unknown[] | undefined {
  if (type?.kind === 'literal') return [type.value];
  if (type?.kind === 'primitive') {
    if (type.name === 'boolean') return [true, false];
    if (type.name === 'null') return [null];
    return type.name === 'undefined' ? [undefined] : undefined;
  }
  if (type?.kind !== 'union') return undefined;
  const parts = type.types.map(literalsOf);
  return parts.includes(undefined) ? undefined : parts.flatMap(part => part ?? []);
}

function runTry(flow: Flow, node: TryStatement, before: Pending): Pending {
  const { handler, finalizer } = node;
  const used = finalizer === undefined ? new Set<VariableSymbol>() : usesIn(flow, finalizer);
  flow.finalizers.push(used);
  const thrown: Pending[] = [];
  if (handler !== undefined) flow.handlers.push({ thrown, finalizers: flow.finalizers.length });
  const tried = runBlock(flow, node.block, before);
  if (handler !== undefined) flow.handlers.pop();
  let after = tried;
  if (handler !== undefined) {
    // Wherever the error came from: we give the block the benefit of the doubt.
    const inBlock = usesIn(flow, node.block);
    const likely = [...inBlock].reduce(awaited, before);
    const entered = thrown.reduce((all, each) => merge(before, [all, undefined], [each, undefined]), likely);
    const handled = runBlock(flow, handler, entered);
    const start = { ...handler.span, end: handler.span.start + 1 };
    const path = { span: node.parameter?.span ?? start, text: 'when this is caught, nobody waits for it' };
    after = merge(before, [tried, undefined], [handled, path]);
  }
  flow.finalizers.pop();
  return finalizer === undefined ? after : runFinalizer(flow, finalizer, after, before);
}

/** The block runs also where nothing goes on behind it. */
function runFinalizer(flow: Flow, block: Block, after: Pending, before: Pending): Pending {
  const ended = runBlock(flow, block, after ?? before);
  return after === undefined ? undefined : ended;
}

function runLabeled(flow: Flow, node: Statement & { kind: 'LabeledStatement' }, before: Pending): Pending {
  const { body } = node;
  if (body.kind !== 'Block') {
    flow.nextLabel = node.label.name;
    const after = runStatement(flow, body, before);
    flow.nextLabel = undefined;
    return after;
  }
  const jump: Jump = { label: node.label.name, node, breaks: [], continues: undefined, onlyByLabel: true };
  flow.jumps.push(jump);
  const after = runBlock(flow, body, before);
  flow.jumps.pop();
  return jump.breaks.reduce<Pending>(
    (all, each) => merge(before, [all, undefined], [each, undefined]),
    after,
  );
}

function runTransaction(
  flow: Flow,
  node: Statement & { kind: 'TransactionStatement' },
  before: Pending,
): Pending {
  const outer = flow.transaction;
  flow.transaction = node;
  const after = runBlock(flow, node.body, before);
  flow.transaction = outer;
  return reportTransactionEnd(flow, node, after);
}
