// A workflow becomes a state machine. Each node is one state, with a Choice behind it where it can go on in several ways:
//
//   run     Task (Lambda), then a Choice on the exit where there are several
//   choice  Choice
//   fork    Parallel whose branches never fail, then a Choice on whether one recorded a failure
//   each    Map, likewise
//   timer   Wait
//   extern  Task (Lambda), tried again as its policy says
//   signal  Task that waits for its token
//   start   Map of Tasks that start executions
//   settled Task that waits for its token
//   settle  Task (Lambda)
//   return  Succeed
//   throw   Fail; in a branch, a Pass that ends with a failure record
//
// Live values are variables of the machine. A block's variables die with it, so branches return what the outside needs.

import { allNodes, regionsUnder } from '../../compiler/ir/walk.ts';
import type {
  ExternUnit,
  Graph,
  Node,
  ReturnNode,
  ThrowNode,
  Variable,
  Workflow,
} from '../../compiler/ir/workflow.ts';
import { Bug } from '../../grammar/diagnostic.ts';
import type { Span } from '../../grammar/source.ts';
import { expressSeconds } from '../limits.ts';
import { emitChoice } from './choice.ts';
import { emitEach, emitFork } from './concurrency.ts';
import { expression, output } from './expressions.ts';
import { emitExtern } from './extern.ts';
import { failByVariable, returned, thrown } from './failures.ts';
import type { StateEntry } from './naming.ts';
import { StateNames } from './naming.ts';
import { emitSettle, emitSettled, emitStart } from './promises.ts';
import { emitRun } from './run.ts';
import type { MachineScope, Scope } from './scope.ts';
import { add, assigning, block, comment, rethrownVariables, target } from './scope.ts';
import type { State, StateMachine } from './types.ts';
import { emitSignal, emitTimer } from './waits.ts';

export interface MachineOptions {
  /** Names of the errors that functions throw as values of the program. */
  readonly errors: readonly string[];
  /** Parameters that a caller may leave out. */
  readonly optional?: readonly Variable[];
  /** The functions outside that it may call. */
  readonly externs?: readonly ExternUnit[];
  /** `hotel.mu:12:3`. */
  readonly place: (span: Span) => string;
  /** The placeholders of the ARNs of machines that it starts, by workflow. */
  readonly machineArn?: (workflow: string) => string;
}

export function emitMachine(workflow: Workflow, options: MachineOptions): StateMachine {
  return emit(workflow, options).machine;
}

/** Which state stands for which part of the source, for pictures and for `muc explain file.mu:12`. */
export function stateIndex(workflow: Workflow, externs: readonly ExternUnit[] = []): readonly StateEntry[] {
  return emit(workflow, { errors: [], externs, place: span => span.path }).entries;
}

function emit(
  workflow: Workflow,
  options: MachineOptions,
): { readonly machine: StateMachine; readonly entries: readonly StateEntry[] } {
  const names = new StateNames(workflow);
  const { service } = workflow;
  const shared: MachineScope = {
    names,
    machineArn: id => `${id.replace(/\W/g, '')}MachineArn`,
    ...options,
    service,
    cancellable: workflow.started === true,
    undoing: regionsUnder(workflow.regions, 'undo'),
    rethrown: rethrownVariables(workflow),
  };
  const scope: Scope = { ...shared, states: new Map(), leaves: { kind: 'fails' } };
  const start = emitParameters(scope, workflow, options.optional ?? []);
  emitGraph(scope, workflow.graph);
  const about = workflow.doc === undefined ? workflow.id : `${workflow.id}: ${workflow.doc}`;
  const machine: StateMachine = {
    Comment: comment(scope, workflow.span, about),
    QueryLanguage: 'JSONata',
    StartAt: start,
    ...(workflow.express === true ? { TimeoutSeconds: expressSeconds } : {}),
    States: block(scope),
  };
  return { machine, entries: names.entries };
}

/** An optional argument that was left out is `undefined`, which JSON cannot say. */
function emitParameters(scope: Scope, workflow: Workflow, optional: readonly Variable[]): string {
  const first = target(scope, workflow.graph.start);
  const addressed = allNodes(workflow.graph).some(isAddressed);
  if (workflow.parameters.length === 0 && !addressed) return first;
  const label = `${workflow.id}(${workflow.parameters.join(', ')})`;
  const name = scope.names.beside(label, workflow.span);
  const argument = (parameter: Variable, i: number): string => {
    const given = `$states.input.args[${i}]`;
    const leftOut = optional.includes(parameter);
    return expression(leftOut ? `$exists(${given}) ? ${given} : {"$mu": "undefined"}` : given);
  };
  add(scope, name, {
    Type: 'Pass',
    Comment: comment(scope, workflow.span, `takes the arguments of ${workflow.id}`),
    Assign: Object.assign(
      addressed ? { request: rootRequest } : {},
      ...workflow.parameters.map((name, i) => assigning(scope, name, argument(name, i))),
    ),
    Output: {},
    Next: first,
  });
  return name;
}

/** What reaches its request from outside knows under which id it is reached. */
function isAddressed({ kind }: Node): boolean {
  return kind === 'signal' || kind === 'start';
}

/** The id of the request that came from outside: what it started has it in the input. */
const rootRequest = expression(
  '$exists($states.input.request) ? $states.input.request : $states.context.Execution.Name',
);

export function emitGraph(scope: Scope, graph: Graph): void {
  for (const node of graph.nodes) emitNode(scope, node);
}

const emitters: { readonly [K in Node['kind']]: (scope: Scope, node: Extract<Node, { kind: K }>) => void } = {
  run: emitRun,
  choice: emitChoice,
  fork: (scope, node) => emitFork(scope, node, emitGraph),
  each: (scope, node) => emitEach(scope, node, emitGraph),
  return: emitReturn,
  throw: emitThrow,
  timer: emitTimer,
  signal: emitSignal,
  start: emitStart,
  settled: emitSettled,
  settle: emitSettle,
  extern: emitExtern,
  turn: standsOnlyInARun,
  call: standsOnlyInARun,
  leave: standsOnlyInARun,
};

function emitNode<K extends Node['kind']>(scope: Scope, node: Extract<Node, { kind: K }>): void {
  // What is being undone is undone, whoever needs the rest no more.
  const own = scope.undoing.has(node.region) ? { ...scope, cancellable: false } : scope;
  emitters[node.kind as K](own, node);
}

function standsOnlyInARun(_: Scope, node: Node): void {
  throw new Bug(`a ${node.kind} outside a run: ${node.label}`, node.span);
}

function emitReturn(scope: Scope, node: ReturnNode): void {
  add(scope, target(scope, node.id), {
    Type: 'Succeed',
    Comment: comment(scope, node.span, 'returns'),
    Output: returned(scope.leaves, output(node.value)),
  });
}

function emitThrow(scope: Scope, node: ThrowNode): void {
  const state: State =
    scope.leaves.kind === 'fails'
      ? { Type: 'Fail', Comment: comment(scope, node.span, 'throws'), ...failByVariable(node.error) }
      : {
          Type: 'Pass',
          Comment: comment(scope, node.span, 'throws out of this branch'),
          Output: thrown(scope.leaves.settles, node.error),
          End: true,
        };
  add(scope, target(scope, node.id), state);
}
