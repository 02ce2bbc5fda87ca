// Loops. What is known at the head of a loop is what is known on every way there, from before it and from its end; a
// body that assigns what was narrowed is checked until that no longer changes.
import type {
  DoWhileStatement,
  Expression,
  ForInStatement,
  ForOfStatement,
  ForStatement,
  Statement,
  WhileStatement,
} from '../../grammar/syntax.ts';
import type { Region } from '../resolve/index.ts';
import { reportNullish } from './access.ts';
import { requireAsync } from './async.ts';
import { awaitedType } from './awaited.ts';
import { bodyProblems } from './body-problems.ts';
import { invalidType, isInvalid, stringType } from './construct.ts';
import { type Checker, complain, emptyFlow, type Flow, type Jump } from './context.ts';
import { holdsEvolving } from './evolving.ts';
import { forget, forgetStates, join, joinAll, sameFlow, variableKey } from './flow.ts';
import { iterated } from './members.ts';
import { isNullable } from './narrow.ts';
import { assignPattern, bindPattern } from './patterns.ts';
import { print } from './print.ts';
import { checkProblems } from './problems.ts';
import type { Type } from './types.ts';

type Loop = ForStatement | ForOfStatement | ForInStatement | WhileStatement | DoWhileStatement;
type CheckStatement = (node: Statement) => void;

export function checkLoop(checker: Checker, node: Loop, body: CheckStatement): void {
  const labels = checker.body.labels;
  checker.body.labels = [];
  switch (node.kind) {
    case 'ForStatement':
      checkFor(checker, node, { body, labels });
      return;
    case 'WhileStatement':
      repeat(checker, { region: node, labels }, jump => {
        const exit = enter(checker, node.test);
        body(node.body);
        checker.flow = joinAll([checker.flow, ...jump.continues]);
        return exit;
      });
      return;
    case 'DoWhileStatement':
      repeat(checker, { region: node, labels }, jump => {
        body(node.body);
        checker.flow = joinAll([checker.flow, ...jump.continues]);
        return enter(checker, node.test);
      });
      return;
    case 'ForOfStatement':
      checkForOf(checker, node, { body, labels });
      return;
    case 'ForInStatement':
      checkForIn(checker, node, { body, labels });
      return;
    default:
      node satisfies never;
  }
}

/** Tests the condition of a loop: goes on where it holds, gives the flow where it does not. */
function enter(checker: Checker, test: Expression | undefined): Flow | undefined {
  if (test === undefined) return undefined;
  const { whenTrue, whenFalse } = checker.visit.branch(test);
  checker.flow = whenTrue;
  return whenFalse;
}

/** `round` checks one round, from the head to the way back, and gives the flow that leaves at the condition. */
function repeat(
  checker: Checker,
  { region, labels }: { region: Region; labels: readonly string[] },
  round: (jump: Jump) => Flow | undefined,
): void {
  const start = checker.flow;
  const writes = checker.resolution.writes.get(region);
  const problems = checker.diagnostics.length;
  let head = start;
  const settles = !depends(start, writes) && !holdsEvolving(checker, start);
  for (let attempts = 0; ; attempts++) {
    const jump: Jump = { labels, loop: true, breakable: true, breaks: [], continues: [] };
    checker.flow = head;
    checker.body.jumps.push(jump);
    const returns = checker.body.returns.length;
    const exit = round(jump);
    checker.body.jumps.pop();
    const back = checker.flow;
    const next = join(start, back);
    if (settles || attempts > 3 || sameFlow(next, head)) {
      checker.flow = joinAll([exit, ...jump.breaks]);
      return;
    }
    checker.diagnostics.length = problems;
    checker.body.returns.length = returns;
    head = attempts === 3 && start !== undefined ? forget(start, writes) : next;
  }
}

/** Whether something that is known before the loop may not be known at its head. */
function depends(
  flow: Flow | undefined,
  writes: { assigned: ReadonlySet<{ id: number }>; touched: ReadonlySet<{ id: number }> } | undefined,
): boolean {
  if (flow === undefined || writes === undefined) return false;
  for (const key of flow.narrowed.keys()) if (key.startsWith('this')) return true;
  const isKnown = (id: number): boolean => {
    const base = variableKey({ id } as Parameters<typeof variableKey>[0]);
    for (const key of flow.narrowed.keys()) if (key === base || key.startsWith(`${base}.`)) return true;
    return false;
  };
  for (const { id } of writes.assigned) if (isKnown(id)) return true;
  for (const { id } of writes.touched) if (isKnown(id)) return true;
  return false;
}

function checkFor(
  checker: Checker,
  node: ForStatement,
  { body, labels }: { body: CheckStatement; labels: readonly string[] },
): void {
  if (node.init?.kind === 'VariableStatement') body(node.init);
  else if (node.init !== undefined) checker.visit.expression(node.init);
  repeat(checker, { region: node, labels }, jump => {
    const exit = enter(checker, node.test);
    body(node.body);
    checker.flow = joinAll([checker.flow, ...jump.continues]);
    if (node.update !== undefined) {
      const reached = checker.flow;
      checker.flow ??= emptyFlow;
      checker.visit.expression(node.update);
      if (reached === undefined) checker.flow = undefined;
    }
    return exit;
  });
}

function checkForOf(
  checker: Checker,
  node: ForOfStatement,
  { body, labels }: { body: CheckStatement; labels: readonly string[] },
): void {
  const source = checker.visit.expression(node.iterable);
  if (node.await) requireAsync(checker, { ...node.span, end: node.iterable.span.start });
  const element = elementType(checker, node.iterable, source);
  const type = node.await ? awaitedType(element) : element;
  repeat(checker, { region: node, labels }, jump => {
    if (node.await && checker.flow !== undefined) checker.flow = forgetStates(checker.flow);
    const exit = checker.flow;
    if (node.keyword === undefined) assignPattern(checker, node.pattern, type);
    else bindPattern(checker, node.pattern, type);
    body(node.body);
    checker.flow = joinAll([checker.flow, ...jump.continues]);
    return exit;
  });
}

/** The keys of an object, as texts. */
function checkForIn(
  checker: Checker,
  node: ForInStatement,
  { body, labels }: { body: CheckStatement; labels: readonly string[] },
): void {
  const type = checker.visit.expression(node.object);
  if (isNullable(type)) reportNullish(checker, node.object, type);
  else if (!isInvalid(type) && !hasKeys(type))
    complain(checker, bodyProblems.forIn, { args: { type: print(type) }, span: node.object.span });
  repeat(checker, { region: node, labels }, jump => {
    const exit = checker.flow;
    if (node.keyword === undefined) assignPattern(checker, node.pattern, stringType);
    else bindPattern(checker, node.pattern, stringType);
    body(node.body);
    checker.flow = joinAll([checker.flow, ...jump.continues]);
    return exit;
  });
}

function hasKeys(type: Type): boolean {
  if (type.kind === 'union' || type.kind === 'intersection') return type.types.every(hasKeys);
  return type.kind === 'object' || type.kind === 'array' || type.kind === 'tuple';
}

function elementType(checker: Checker, node: Expression, type: Type): Type {
  if (isInvalid(type)) return type;
  const element = iterated(type);
  if (element !== undefined) return element;
  if (isNullable(type)) reportNullish(checker, node, type);
  else complain(checker, checkProblems.notIterable, { args: { type: print(type) }, span: node.span });
  return invalidType;
}
