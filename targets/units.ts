// Which function serves which entry: the one that hosts its run, else its service's. A service may serve an entry whose
// runs all live with other services; it gets a function without runs, for its routes.
import { asksLibrary } from '../compiler/ir/tokens.ts';
import { edges } from '../compiler/ir/walk.ts';
import type {
  Application,
  CallNode,
  Entry,
  FunctionUnit,
  Graph,
  Invariant,
  Node,
  TurnNode,
} from '../compiler/ir/workflow.ts';

/** All functions of a build, in the order of the application. */
export function unitsOf(application: Application): readonly FunctionUnit[] {
  const names = new Set(application.functions.map(unit => unit.name));
  const missing = new Set(application.entries.map(entry => servingUnit(application, entry)));
  const added = [...missing].filter(name => !names.has(name));
  return [...application.functions, ...added.map(name => ({ name, runs: [], reads: [], writes: [] }))];
}

/** Name of the function that answers requests for the entry. */
export function servingUnit(application: Application, entry: Entry): string {
  const host = application.functions.find(unit => unit.runs.some(run => run.id === entry.run));
  return host?.name ?? serviceOf(entry.method);
}

/** Entries whose requests this function answers. */
export function entriesOf(application: Application, unit: FunctionUnit): readonly Entry[] {
  return application.entries.filter(entry => servingUnit(application, entry) === unit.name);
}

/** Whether state machines ask the library in this function. */
export function servesLibrary({ workflows }: Application, { name }: FunctionUnit): boolean {
  return workflows.some(workflow => workflow.service === name && asksLibrary(workflow));
}

/** Whether this function tells how requests stand: one does, where any request may take long. */
export function tellsOfRequests(application: Application, unit: FunctionUnit): boolean {
  const long = application.entries.find(entry => {
    const { workflow, express } = servedEntry(application, entry);
    return workflow !== undefined && express !== true;
  });
  return long !== undefined && servingUnit(application, long) === unit.name;
}

/** The invariants that a run of this function may break. */
export function invariantsOf(application: Application, unit: FunctionUnit): readonly Invariant[] {
  return application.invariants.filter(({ reads }) => reads.some(state => unit.writes.includes(state)));
}

/**
 * The entry as its function serves it. A run that commits once needs no state machine: either it happened, or the client asks
 * again under the same request id. One that may commit more than once could stop half-way, and nobody would carry it on: it goes
 * through its machine.
 */
export function servedEntry(application: Application, entry: Entry): Entry {
  if (entry.workflow === undefined) return entry;
  const run = application.functions.flatMap(unit => unit.runs).find(({ id }) => id === entry.run);
  return run === undefined || commits(run.graph) > 1 ? entry : { ...entry, workflow: undefined };
}

type Counted = (node: TurnNode | CallNode) => boolean;
const moves: Counted = node => node.ledger.entry === 'always';

/** How many commits a graph may make, of those that count: infinitely many where such a node may come again. */
export function commits(graph: Graph, counted: Counted = moves): number {
  let sum = 0;
  for (const node of graph.nodes) {
    const own = commitsOf(node, counted);
    if (own > 0) sum += returnsTo(graph, node) ? Number.POSITIVE_INFINITY : own;
  }
  return sum;
}

function commitsOf(node: Node, counted: Counted): number {
  if (node.kind === 'turn' || node.kind === 'call') return counted(node) ? 1 : 0;
  if (node.kind === 'run') return commits(node.graph, counted);
  if (node.kind === 'fork')
    return node.branches.reduce((sum, branch) => sum + commits(branch.graph, counted), 0);
  return node.kind === 'each' && commits(node.body, counted) > 0 ? Number.POSITIVE_INFINITY : 0;
}

function returnsTo(graph: Graph, start: Node): boolean {
  const nodes = new Map(graph.nodes.map(node => [node.id, node]));
  const seen = new Set<Node>();
  const ahead = [start];
  for (let node = ahead.pop(); node !== undefined; node = ahead.pop()) {
    for (const { to } of edges(node)) {
      const next = nodes.get(to);
      if (next === undefined || seen.has(next)) continue;
      seen.add(next);
      ahead.push(next);
    }
  }
  return seen.has(start);
}

function serviceOf(method: string): string {
  return method.split('.')[0] ?? method;
}
