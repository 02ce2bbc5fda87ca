// What the emission of one block of states needs to know, and where it puts the states.

import type {
  ErrorEdge,
  ExternUnit,
  Graph,
  Node,
  RegionId,
  Variable,
  Workflow,
} from '../../compiler/ir/workflow.ts';
import { Bug } from '../../grammar/diagnostic.ts';
import type { Span } from '../../grammar/source.ts';
import { textVariable, variableName } from './expressions.ts';
import type { StateNames } from './naming.ts';
import { innerGraphs, plainText } from './naming.ts';
import type { Assign, State, States, Template } from './types.ts';

/** The same for a whole machine. */
export interface MachineScope {
  readonly names: StateNames;
  /** Whose function does what no run does. */
  readonly service: string;
  /** Others may cancel it where it waits. */
  readonly cancellable: boolean;
  /** The regions of its ways back. */
  readonly undoing: ReadonlySet<RegionId>;
  /** The placeholder for a machine's ARN, by workflow. */
  readonly machineArn: (workflow: string) => string;
  /** Names of the errors that a function throws as values of the program. */
  readonly errors: readonly string[];
  readonly externs?: readonly ExternUnit[];
  /** `hotel.mu:12:3`. */
  readonly place: (span: Span) => string;
  /** Error variables that some `throw` throws again: their text is kept beside them. */
  readonly rethrown: ReadonlySet<Variable>;
}

/** One block of states. */
export interface Scope extends MachineScope {
  readonly states: Map<string, State>;
  /**
   * How an error leaves the block. A machine fails; a branch or an iteration ends with a record of its failure, because a
   * branch that failed would end its siblings in the middle.
   */
  readonly leaves: Leaves;
}

export type Leaves =
  | { readonly kind: 'fails' }
  | {
      readonly kind: 'records';
      /** The branches' outcomes are wanted, whatever they are: `Promise.allSettled`. */
      readonly settles: boolean;
      /** Ends the block with the failure record that is its input. */
      readonly state: () => string;
    };

export function add(scope: Scope, name: string, state: State): void {
  if (scope.states.has(name)) throw new Bug(`two states called ${name}`);
  scope.states.set(name, state);
}

export function target(scope: Scope, node: string): string {
  const name = scope.names.node(node);
  if (name === undefined) throw new Bug(`a transition to ${node}, which is no node`);
  return name;
}

/** `hotel.mu:12:3 in words`. */
export function comment(scope: MachineScope, span: Span, words: string): string {
  return plainText(`${scope.place(span)} ${words}`);
}

/** One assignment. A value that did not come with the text of an error has none. */
export function assigning(scope: MachineScope, variable: Variable, value: Template): Assign {
  const text = scope.rethrown.has(variable) ? { [textVariable(variable)]: '' } : {};
  return { [variableName(variable)]: value, ...text };
}

export function block(scope: Scope): States {
  return Object.fromEntries(scope.states);
}

/** Where a node's error goes; undefined: out of the machine. */
export function errorTarget(scope: Scope, edge: ErrorEdge | undefined): ErrorTarget | undefined {
  if (edge !== undefined) return { kind: 'caught', variable: edge.variable, next: target(scope, edge.next) };
  return scope.leaves.kind === 'records' ? { kind: 'recorded', next: scope.leaves.state() } : undefined;
}

export type ErrorTarget =
  | { readonly kind: 'caught'; readonly variable: Variable; readonly next: string }
  | { readonly kind: 'recorded'; readonly next: string };

export function rethrownVariables(workflow: Workflow): ReadonlySet<Variable> {
  const found = new Set<Variable>();
  const visit = (node: Node): void => {
    if (node.kind === 'throw') found.add(node.error);
    for (const graph of innerGraphs(node)) visitAll(graph);
  };
  const visitAll = (graph: Graph): void => graph.nodes.forEach(visit);
  visitAll(workflow.graph);
  return found;
}
