// Where a run stands: a node, the variables, and one frame per fork or fan-out that it is inside of, with the outcomes of
// the branches that have settled. Places are immutable; `advance` and `settle` are pure. As text for the ledger, a place is
// `n3[1]/n7`: node n7 in the second branch of fork n3.
import { errorValue } from './codec.ts';
import { bug } from './errors.ts';
import type { ChoiceNode, EachNode, ErrorEdge, ForkNode, Graph, Node, Operand, WorkNode } from './graph.ts';
import { needsFrom } from './needs.ts';
import type { ErrorValue, Json, Reply } from './ports.ts';

/** Encoded values. */
export type Variables = { readonly [name: string]: Json };

export interface Frame {
  /** The graph in which the fork or fan-out stands. */
  readonly graph: Graph;
  readonly node: ForkNode | EachNode;
  /** Of the branch or iteration that runs now. */
  readonly index: number;
  readonly outcomes: readonly BranchOutcome[];
  readonly outer: Frame | undefined;
}

type BranchOutcome = { readonly value: Json } | { readonly error: Json };

export interface Place {
  readonly graph: Graph;
  readonly node: string;
  readonly frame: Frame | undefined;
  readonly variables: Variables;
}

/** What comes next: code to run, or the end of the run. */
export type Stop =
  | { readonly kind: 'work'; readonly place: Place; readonly node: WorkNode }
  | { readonly kind: 'reply'; readonly reply: Reply }
  /** `encoded` is the very value that a turn left, which tells the driver what was thrown. */
  | { readonly kind: 'error'; readonly error: ErrorValue; readonly encoded?: Json };

const UNDEFINED: Json = { $mu: 'undefined' };

/** Passes all nodes that need no code. */
export function advance(place: Place): Stop {
  let at = place;
  for (;;) {
    const node = at.graph.nodes[at.node] as Node | undefined;
    if (node === undefined) throw bug(`no node ${at.node} in the run's graph`);
    if (node.kind === 'turn' || node.kind === 'call') return { kind: 'work', place: at, node };
    if (node.kind === 'choice') {
      at = { ...at, node: choose(node, at.variables) };
    } else if (node.kind === 'leave') {
      return leave(at, node.exit, node.outputs);
    } else {
      const next = pass(at, node);
      if ('kind' in next) return next;
      at = next;
    }
  }
}

function pass(at: Place, node: Exclude<Node, WorkNode | ChoiceNode | { kind: 'leave' }>): Place | Stop {
  switch (node.kind) {
    case 'fork':
    case 'each':
      return enter(at, { graph: at.graph, node, index: 0, outcomes: [], outer: at.frame });
    case 'return': {
      const value = evaluate(node.value, at.variables);
      if (at.frame !== undefined) return settled(at, at.frame, { value });
      return { kind: 'reply', reply: { exit: 'return', values: { value } } };
    }
    case 'throw':
      return thrown(at, orUndefined(at.variables[node.error]));
    default:
      return node satisfies never;
  }
}

function choose(node: ChoiceNode, variables: Variables): string {
  const taken = node.choices.find(choice => variables[choice.variable] === choice.equals);
  return taken?.next ?? node.otherwise;
}

function leave(at: Place, exit: string, outputs: readonly string[]): Stop {
  if (at.frame !== undefined) throw bug(`the run leaves by ${exit} from inside a fork`);
  const values = Object.fromEntries(outputs.map(name => [name, orUndefined(at.variables[name])]));
  return { kind: 'reply', reply: { exit, values } };
}

/** The place behind a turn or call that ended well. */
export function goOn(place: Place, next: string, outputs: Variables): Place {
  return { ...place, node: next, variables: { ...place.variables, ...outputs } };
}

/** The place behind code that threw: its own handler, or the end of the branch or of the run. */
export function fail(place: Place, edge: ErrorEdge | undefined, error: Json): Place | Stop {
  if (edge !== undefined) return goOn(place, edge.next, { [edge.variable]: error });
  return thrown(place, error);
}

/** What comes if the first node that has something to do has failed as a whole: of a fork, before its branches. */
export function failFirst(place: Place, error: Json): Stop {
  const { at, node } = firstOf(place);
  const next =
    node.kind === 'fork' || node.kind === 'each'
      ? failAll(at, node, error)
      : fail(at, 'onError' in node ? node.onError : undefined, error);
  return 'kind' in next ? next : advance(next);
}

/** The first node that is no choice. */
export function firstOf(place: Place): { readonly at: Place; readonly node: Exclude<Node, ChoiceNode> } {
  for (let at = place; ; ) {
    const node = at.graph.nodes[at.node] as Node | undefined;
    if (node === undefined) throw bug(`no node ${at.node} in the run's graph`);
    if (node.kind !== 'choice') return { at, node };
    at = { ...at, node: choose(node, at.variables) };
  }
}

/** None of the branches has run. */
function failAll(at: Place, node: ForkNode | EachNode, error: Json): Place | Stop {
  const items = node.kind === 'each' ? at.variables[node.items] : node.branches;
  const outcomes = Array.isArray(items) ? items.map(() => ({ error })) : [];
  return join(at, { graph: at.graph, node, index: outcomes.length, outcomes, outer: at.frame });
}

function thrown(place: Place, error: Json): Place | Stop {
  if (place.frame !== undefined) return settled(place, place.frame, { error });
  return { kind: 'error', error: errorValue(error), encoded: error };
}

/** A branch has settled: the next one, or the join. */
function settled(place: Place, frame: Frame, outcome: BranchOutcome): Place | Stop {
  return enter(place, { ...frame, index: frame.index + 1, outcomes: [...frame.outcomes, outcome] });
}

function enter(place: Place, frame: Frame): Place | Stop {
  const { node, index } = frame;
  if (node.kind === 'fork') {
    const branch = node.branches[index];
    if (branch === undefined) return join(place, frame);
    return { graph: branch.graph, node: branch.graph.start, frame, variables: place.variables };
  }
  const items = place.variables[node.items];
  if (!Array.isArray(items)) throw bug(`${node.items} is no array`);
  if (index >= items.length) return join(place, frame);
  const variables = { ...place.variables, [node.item]: items[index], [node.index]: index };
  return { graph: node.body, node: node.body.start, frame, variables };
}

/** Where a branch would begin that has not had its turn; undefined where there is no such branch. */
export function branchAt(place: Place, frame: Frame): Stop | undefined {
  const { node, index } = frame;
  const items = node.kind === 'each' ? place.variables[node.items] : node.branches;
  if (!Array.isArray(items) || index >= items.length) return undefined;
  const start = enter(place, frame);
  return 'kind' in start ? start : advance(start);
}

function join(place: Place, frame: Frame): Place | Stop {
  const { node, outcomes } = frame;
  const outside: Place = {
    graph: frame.graph,
    node: node.id,
    frame: frame.outer,
    variables: place.variables,
  };
  if (node.join === 'all') {
    const failed = outcomes.find(outcome => 'error' in outcome);
    if (failed !== undefined) return fail(outside, node.onError, failed.error);
  }
  const values = outcomes.map(outcome =>
    node.join === 'settled' ? report(outcome) : (outcome as { value: Json }).value,
  );
  return goOn(outside, node.next, results(node, values));
}

function report(outcome: BranchOutcome): Json {
  return 'error' in outcome
    ? { status: 'rejected', reason: outcome.error }
    : { status: 'fulfilled', value: outcome.value };
}

function results(node: ForkNode | EachNode, values: readonly Json[]): Variables {
  if (node.kind === 'each') return node.result === undefined ? {} : { [node.result]: values };
  const assigned: Record<string, Json> = {};
  node.branches.forEach((branch, i) => {
    const value = orUndefined(values[i]);
    if (branch.outputs.length === 0) {
      if (branch.result !== undefined) assigned[branch.result] = value;
      return;
    }
    const parts = value as { readonly value?: Json; readonly outputs?: Variables };
    if (branch.result !== undefined) assigned[branch.result] = orUndefined(parts.value);
    for (const name of branch.outputs) assigned[name] = orUndefined(parts.outputs?.[name]);
  });
  return assigned;
}

export function evaluate(operand: Operand, variables: Variables): Json {
  switch (operand.kind) {
    case 'variable':
      return orUndefined(variables[operand.variable]);
    case 'constant':
      return operand.value;
    case 'undefined':
      return UNDEFINED;
    case 'array':
      return operand.elements.map(element => evaluate(element, variables));
    case 'object':
      return Object.fromEntries(
        operand.properties.map(({ name, value }) => [name, evaluate(value, variables)]),
      );
    default:
      return operand satisfies never;
  }
}

/** A value that is not there is `undefined`; `null` is there. */
function orUndefined(value: Json | undefined): Json {
  return value === undefined ? UNDEFINED : value;
}

/** As the ledger keeps it. */
export function writePlace(place: Place): { readonly position: string; readonly values: Json } {
  const needed = new Set(needsFrom(place.graph, place.node));
  const joins: Json[] = [];
  let position = place.node;
  for (let frame = place.frame; frame !== undefined; frame = frame.outer) {
    position = `${frame.node.id}[${frame.index}]/${position}`;
    joins.unshift(frame.outcomes as unknown as Json);
    for (const name of needsFrom(frame.graph, frame.node.id)) needed.add(name);
  }
  const values: Record<string, Json> = {};
  for (const name of needed) {
    const value = place.variables[name];
    if (value !== undefined) values[name] = value;
  }
  if (joins.length > 0) values[JOINS] = joins;
  return { position, values };
}

/** No variable is called so. */
const JOINS = '$joins';

export function readPlace(graph: Graph, position: string, values: Json): Place {
  const { [JOINS]: joins, ...variables } = values as { readonly [name: string]: Json };
  const steps = position.split('/');
  let frame: Frame | undefined;
  let at = graph;
  for (const [depth, step] of steps.slice(0, -1).entries()) {
    const [, id = '', index = ''] = /^(.*)\[(\d+)\]$/.exec(step) ?? [];
    const node = at.nodes[id];
    if (node === undefined || (node.kind !== 'fork' && node.kind !== 'each'))
      throw bug(`no fork at ${position}`);
    const outcomes = ((joins as readonly Json[])[depth] ?? []) as unknown as readonly BranchOutcome[];
    frame = { graph: at, node, index: Number(index), outcomes, outer: frame };
    at = node.kind === 'each' ? node.body : (node.branches[Number(index)]?.graph as Graph);
  }
  return { graph: at, node: steps.at(-1) as string, frame, variables };
}
