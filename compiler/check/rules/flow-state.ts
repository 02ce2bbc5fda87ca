// Where the walk through a function stands, and the ends of paths: what is still running there is reported, once per
// variable.
import type { Label } from '../../../grammar/diagnostic.ts';
import type { Span } from '../../../grammar/source.ts';
import type { Statement, TransactionStatement } from '../../../grammar/syntax.ts';
import type { VariableSymbol } from '../program.ts';
import type { RuleContext } from './context.ts';
import { awaited, isWithin, leaveScope, type Pending, type Started } from './pending.ts';
import { ruleProblems } from './problems.ts';
import { isPromiseHolder, isPromiseList } from './promises.ts';

/** Something that `break` (and `continue`, if it is a loop) may leave. */
export interface Jump {
  readonly label: string | undefined;
  readonly node: Statement;
  readonly breaks: Pending[];
  readonly continues: Pending[] | undefined;
  readonly onlyByLabel?: boolean;
}

export interface Flow {
  readonly context: RuleContext;
  readonly jumps: Jump[];
  /** For each `try` around with a `catch`, what is pending where something is thrown, and how many `finally` are around it. */
  readonly handlers: { readonly thrown: Pending[]; readonly finalizers: number }[];
  /** For each `finally` around, the variables that it uses. */
  readonly finalizers: ReadonlySet<VariableSymbol>[];
  /** Label of the statement that comes next. */
  nextLabel: string | undefined;
  transaction: TransactionStatement | undefined;
  /** Variables that somebody may wait for somewhere. */
  readonly used: Set<VariableSymbol>;
  /** The first path per variable on which nobody waits. */
  readonly lost: Map<VariableSymbol, Started>;
  readonly reported: Set<VariableSymbol>;
}

export function createFlow(context: RuleContext): Flow {
  return {
    context,
    jumps: [],
    handlers: [],
    finalizers: [],
    nextLabel: undefined,
    transaction: undefined,
    used: new Set(),
    lost: new Map(),
    reported: new Set(),
  };
}

/** The variables that are declared in `scope` end here. */
export function reportAtEnd(flow: Flow, pending: Pending, scope: Span): void {
  for (const [variable, start] of pending ?? [])
    if (isWithin(variable.declaration.span, scope)) lose(flow, variable, start, undefined);
}

/** A `return` or an uncaught `throw`. */
export function leave(
  flow: Flow,
  node: Statement & { kind: 'ReturnStatement' | 'ThrowStatement' },
  pending: Pending,
): void {
  const handler = flow.handlers.at(-1);
  if (node.kind === 'ThrowStatement' && handler !== undefined) {
    const between = flow.finalizers.slice(handler.finalizers);
    handler.thrown.push(between.flatMap(used => [...used]).reduce(awaited, pending));
    return;
  }
  const word = node.kind === 'ReturnStatement' ? 'returns' : 'throws';
  const ends = flow.finalizers.flatMap(used => [...used]).reduce(awaited, pending);
  for (const [variable, start] of ends ?? [])
    lose(flow, variable, start, { span: node.span, text: `this ${word} and nobody waits for it` });
}

export function leaveLoop(
  flow: Flow,
  node: Statement & { kind: 'BreakStatement' | 'ContinueStatement' },
  pending: Pending,
): void {
  const fits = (jump: Jump) =>
    node.label === undefined
      ? jump.onlyByLabel !== true && (node.kind === 'BreakStatement' || jump.continues !== undefined)
      : jump.label === node.label.name;
  const jump = flow.jumps.findLast(fits);
  if (jump === undefined) return;
  const text = `this ${node.kind === 'BreakStatement' ? 'breaks off' : 'goes on'} and nobody waits for it`;
  const ends = flow.finalizers.flatMap(used => [...used]).reduce(awaited, pending);
  for (const [variable, start] of ends ?? [])
    if (isWithin(variable.declaration.span, jump.node.span))
      lose(flow, variable, start, { span: node.span, text });
  const target = node.kind === 'BreakStatement' ? jump.breaks : jump.continues;
  target?.push(leaveScope(pending, jump.node.span));
}

/** What was started in the block and is still running would go on behind its end. */
export function reportTransactionEnd(flow: Flow, node: TransactionStatement, pending: Pending): Pending {
  let rest = pending;
  for (const [variable, start] of pending ?? []) {
    if (!isWithin(start.span, node.span)) continue;
    rest = awaited(rest, variable);
    if (flow.reported.has(variable)) continue;
    flow.reported.add(variable);
    flow.context.report(
      ruleProblems.stillRunning,
      { name: `\`${variable.name}\``, returned: false },
      start.span,
      [{ span: { ...node.span, start: node.span.end - 1 }, text: 'the transaction ends here' }],
    );
  }
  return rest;
}

export function lose(flow: Flow, variable: VariableSymbol, start: Started, exit: Label | undefined): void {
  if (!flow.lost.has(variable)) flow.lost.set(variable, { span: start.span, path: start.path ?? exit });
}

/** At the end of the function it is known whether anybody ever waits. */
export function reportLost(flow: Flow): void {
  for (const [variable, { span, path }] of flow.lost) {
    if (flow.reported.has(variable)) continue;
    flow.reported.add(variable);
    const many = isPromiseList(variable.type);
    const args = { name: variable.name, many, data: !many && isPromiseHolder(variable.type) };
    if (!flow.used.has(variable)) flow.context.report(ruleProblems.neverAwaited, args, span);
    else flow.context.report(ruleProblems.notAwaitedOnPath, args, span, path === undefined ? [] : [path]);
  }
}
