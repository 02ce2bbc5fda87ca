// Forks and fan-outs. Neither can fail: every branch and every iteration ends with its value or with a failure record, so
// all of them have settled before the Choice behind looks for the first failure, in the order of the program.

import type { Branch, EachNode, ForkNode, Graph, Variable } from '../../compiler/ir/workflow.ts';
import { Bug } from '../../grammar/diagnostic.ts';
import { mapConcurrency } from '../limits.ts';
import { expression, member, value } from './expressions.ts';
import { anyFailed, caughtFirst, failByRecord, firstFailed, platformCatchers, rejected } from './failures.ts';
import { plainText } from './naming.ts';
import type { MachineScope, Scope } from './scope.ts';
import { add, assigning, block, comment, errorTarget, target } from './scope.ts';
import type { Assign, Catcher, ChoiceRule, MapState, ParallelState, State, States } from './types.ts';

type EmitGraph = (scope: Scope, graph: Graph) => void;

export function emitFork(scope: Scope, node: ForkNode, emitGraph: EmitGraph): void {
  const Branches = node.branches.map(branch => emitBranch(scope, node, branch, emitGraph));
  const results = (path: string): Assign =>
    Object.assign({}, ...node.branches.map((branch, i) => branchResults(scope, branch, `${path}[${i}]`)));
  const head = {
    Type: 'Parallel' as const,
    Comment: comment(scope, node.span, `runs ${node.branches.map(b => b.label).join(' beside ')}`),
    Branches,
    ...catching(scope, node),
  };
  join(scope, node, head, {
    results,
    failure: `${node.branches.map(branch => branch.label).join(' or ')} failed`,
  });
}

export function emitEach(scope: Scope, node: EachNode, emitGraph: EmitGraph): void {
  const item = scope.names.beside(`${node.label}: one`, node.span, node.id);
  const { inner, states } = recording(scope, node, `${node.label}: one failed`);
  add(inner, item, {
    Type: 'Pass',
    Comment: comment(scope, node.span, 'takes one element and its number'),
    Assign: {
      ...assigning(scope, node.item, '{% $states.input.item %}'),
      ...assigning(scope, node.index, '{% $states.input.index %}'),
    },
    Output: {},
    Next: target(scope, node.body.start),
  });
  emitGraph(inner, node.body);
  const head = {
    Type: 'Map' as const,
    Comment: comment(scope, node.span, `for each element, at most ${limitText(node)} at once`),
    Items: expression(value(node.items)),
    ItemSelector: {
      item: '{% $states.context.Map.Item.Value %}',
      index: '{% $states.context.Map.Item.Index %}',
    },
    ItemProcessor: {
      ProcessorConfig: { Mode: 'INLINE' as const },
      StartAt: item,
      States: states(),
    },
    MaxConcurrency: limitOf(node),
    ...catching(scope, node),
  };
  const results = (path: string): Assign => resulting(scope, node.result, path);
  join(scope, node, head, { results, failure: `${node.label} failed` });
}

/** 0 asks for as many as the platform can. */
function limitOf({ concurrency }: EachNode): number | string {
  if (concurrency === 0) return mapConcurrency;
  if (typeof concurrency === 'number') return Math.min(concurrency, mapConcurrency);
  const asked = value(concurrency);
  return expression(`${asked} = 0 ? ${mapConcurrency} : $min([${asked}, ${mapConcurrency}])`);
}

function limitText(node: EachNode): string {
  return typeof node.concurrency === 'string' ? 'the given number' : String(limitOf(node));
}

function emitBranch(scope: Scope, node: ForkNode, branch: Branch, emitGraph: EmitGraph): BranchStates {
  if (node.join === 'settled' && branch.outputs.length > 0) {
    throw new Bug(`a branch of a settled join gives variables: ${branch.label}`, node.span);
  }
  const { inner, states } = recording(scope, node, `${branch.label} failed`);
  emitGraph(inner, branch.graph);
  return { Comment: plainText(branch.label), StartAt: target(scope, branch.graph.start), States: states() };
}

interface BranchStates {
  readonly Comment: string;
  readonly StartAt: string;
  readonly States: States;
}

interface Recording {
  readonly inner: Scope;
  /** The finished block. */
  readonly states: () => States;
}

/** A block whose errors become failure records, and the state that all of them end in, if there is one. */
function recording(scope: Scope, node: ForkNode | EachNode, label: string): Recording {
  const settles = node.join === 'settled';
  let name: string | undefined;
  const state = (): string => {
    name ??= scope.names.beside(label, node.span, node.id);
    return name;
  };
  const inner: Scope = { ...scope, states: new Map(), leaves: { kind: 'records', settles, state } };
  const states = (): States => {
    if (name !== undefined) add(inner, name, recordState(scope, node));
    return block(inner);
  };
  return { inner, states };
}

function recordState(scope: Scope, node: ForkNode | EachNode): State {
  return {
    Type: 'Pass',
    Comment: comment(scope, node.span, 'ends here with its error; what runs beside it is let finish'),
    Output: node.join === 'settled' ? rejected('$states.input.error') : '{% $states.input %}',
    End: true,
  };
}

/** What only the platform can do to a Parallel or a Map: exceed its limits. */
function catching(scope: Scope, node: ForkNode | EachNode): { readonly Catch?: readonly Catcher[] } {
  const to = errorTarget(scope, node.onError);
  return to === undefined ? {} : { Catch: platformCatchers(scope, to) };
}

interface Join {
  /** What is assigned when all went well; the results are at this path. */
  readonly results: (path: string) => Assign;
  /** `seat or room failed`. */
  readonly failure: string;
}

function join(scope: Scope, node: ForkNode | EachNode, head: Head, join: Join): void {
  const name = target(scope, node.id);
  const next = target(scope, node.next);
  if (node.join === 'settled') {
    const assigned = assigns(join.results('$states.result'));
    add(scope, name, { ...head, ...assigned, Output: {}, Next: next });
    return;
  }
  const decision = scope.names.beside(`${join.failure}?`, node.span, node.id);
  const fails = node.onError === undefined && scope.leaves.kind === 'fails';
  const failing = fails ? scope.names.beside(join.failure, node.span, node.id) : undefined;
  add(scope, name, { ...head, Output: '{% $states.result %}', Next: decision });
  add(scope, decision, {
    Type: 'Choice',
    Comment: comment(
      scope,
      node.span,
      'all have settled; the first error in the order of the program counts',
    ),
    Choices: [failureRule(scope, node, join.failure, failing)],
    ...assigns(join.results('$states.input')),
    Output: {},
    Default: next,
  });
  if (failing === undefined) return;
  const Comment = comment(scope, node.span, 'fails with that error');
  add(scope, failing, { Type: 'Fail', Comment, ...failByRecord });
}

type Head =
  | Pick<ParallelState, 'Type' | 'Comment' | 'Branches' | 'Catch'>
  | Pick<
      MapState,
      'Type' | 'Comment' | 'Items' | 'ItemSelector' | 'ItemProcessor' | 'MaxConcurrency' | 'Catch'
    >;

/** `failing` is the Fail state of a fork that nothing catches. */
function failureRule(
  scope: Scope,
  node: ForkNode | EachNode,
  failure: string,
  failing: string | undefined,
): ChoiceRule {
  const rule = { Comment: plainText(failure), Condition: expression(anyFailed) };
  if (node.onError !== undefined) {
    const Assign = caughtFirst(scope, node.onError.variable);
    return { ...rule, Assign, Output: {}, Next: target(scope, node.onError.next) };
  }
  const Next = failing ?? (scope.leaves.kind === 'records' ? scope.leaves.state() : undefined);
  if (Next === undefined) throw new Bug(`an error of ${node.label} has nowhere to go`, node.span);
  return { ...rule, Output: expression(firstFailed), Next };
}

function assigns(assign: Assign): { readonly Assign?: Assign } {
  return Object.keys(assign).length === 0 ? {} : { Assign: assign };
}

/** A branch that gives variables besides its value returns `{ value, outputs }`. */
function branchResults(scope: MachineScope, branch: Branch, path: string): Assign {
  if (branch.outputs.length === 0) return resulting(scope, branch.result, path);
  const outputs = branch.outputs.map(name => resulting(scope, name, member(`${path}.outputs`, name)));
  return Object.assign(resulting(scope, branch.result, `${path}.value`), ...outputs);
}

function resulting(scope: MachineScope, variable: Variable | undefined, path: string): Assign {
  return variable === undefined ? {} : assigning(scope, variable, expression(path));
}
