// What must hold of every workflow graph after every pass:
//   I1  node ids are unique in the workflow, edges lead to nodes of the same graph, the start exists
//   I2  every variable is set on every way to where it is read (or may be absent on all: then it is a parameter)
//   I3  every exit of a run is reached by a `leave` of its graph, and the other way round
//   I4  keys are unique: no two runs have the same name, no two waits the same site
//   I5  regions form a tree and every node stands in one
//   I6  a workflow that is started, and no other, settles its promise, once, before it returns; no error leaves it before
// Returns sentences; none means that all is well.
import { allNodes, edges, nestedGraphs, reads } from './walk.ts';
import type { Graph, Node, NodeId, RunNode, Variable, Workflow } from './workflow.ts';

export function verify(workflow: Workflow): readonly string[] {
  const nodes = allNodes(workflow.graph);
  return [
    ...duplicates(nodes.map(n => n.id)).map(id => `node ${id} stands twice`),
    ...duplicates(nodes.flatMap(n => (n.kind === 'run' ? [n.run] : []))).map(
      run => `run ${run} stands twice`,
    ),
    ...duplicates(nodes.flatMap(waitSite)).map(site => `the wait ${site} stands twice`),
    ...nodes.filter(n => workflow.regions[n.region] === undefined).map(n => `${n.id} stands in no region`),
    ...regionProblems(workflow),
    ...settlingProblems(workflow),
    ...graphProblems(workflow.graph, new Set(workflow.parameters), true),
  ];
}

function settlingProblems({ graph, started }: Workflow): readonly string[] {
  const whole = new Set(graph.nodes);
  const misplaced = allNodes(graph)
    .filter(n => n.kind === 'settle' && (started !== true || !whole.has(n)))
    .map(n => `${n.id} settles where there is no promise`);
  if (started !== true) return misplaced;
  const ends = new Set(graph.nodes.flatMap(n => (n.kind === 'return' ? [n.id] : [])));
  const early = graph.nodes
    .filter(n => n.kind !== 'settle' && edges(n).some(e => ends.has(e.to)))
    .map(n => `${n.id} returns without settling`);
  const late = graph.nodes.flatMap(n =>
    n.kind === 'settle' && !ends.has(n.next) ? [`${n.id} settles and goes on`] : [],
  );
  const thrown = graph.nodes.filter(escapes).map(n => `an error of ${n.id} leaves without settling`);
  return [
    ...misplaced,
    ...(ends.has(graph.start) ? ['it returns at once'] : []),
    ...early,
    ...late,
    ...thrown,
  ];
}

function escapes(node: Node): boolean {
  if (node.kind === 'throw' || (node.kind === 'timer' && node.onError === undefined)) return true;
  if (node.kind === 'run' && node.graph.nodes.some(n => n.kind === 'return')) return true;
  return 'onError' in node && node.onError === undefined && node.kind !== 'timer';
}

/** What the key of a wait begins with. */
function waitSite(node: Node): readonly string[] {
  if (!('key' in node) || node.kind === 'run') return [];
  return node.key.parts.filter(part => typeof part === 'string');
}

function regionProblems({ regions }: Workflow): string[] {
  return regions.flatMap((r, i) => {
    if (r.id !== i) return [`region ${i} says that it is ${r.id}`];
    const rooted = i === 0 ? r.parent === undefined : r.parent !== undefined && r.parent < i;
    return rooted ? [] : [`region ${i} does not hang below an earlier one`];
  });
}

function graphProblems(graph: Graph, given: ReadonlySet<Variable>, whole: boolean): string[] {
  const ids = new Set(graph.nodes.map(n => n.id));
  if (!ids.has(graph.start)) return [`the start ${graph.start} is missing`];
  const loose = graph.nodes.flatMap(n =>
    edges(n)
      .filter(e => !ids.has(e.to))
      .map(e => `${n.id} leads to ${e.to}, which is not in its graph`),
  );
  if (loose.length > 0) return loose;
  const assigned = assignedBefore(graph, given);
  return graph.nodes.flatMap(n => nodeProblems(n, assigned.get(n.id), whole));
}

function nodeProblems(node: Node, before: ReadonlySet<Variable> | undefined, whole: boolean): string[] {
  if (before === undefined) return [`nothing leads to ${node.id}`];
  const unset = [...reads(node)]
    .filter(v => !before.has(v))
    .map(v => `${node.id} reads ${v}, which is not set on any way to it`);
  const extra = node.kind === 'each' ? [node.item, node.index] : [];
  const inner = nestedGraphs(node).flatMap(g =>
    graphProblems(g, new Set([...before, ...extra]), node.kind !== 'run'),
  );
  const leaves = node.kind === 'leave' && whole ? [`${node.id} leaves where there is no run`] : [];
  return [...unset, ...leaves, ...inner, ...(node.kind === 'run' ? runProblems(node) : [])];
}

/** What may be set when a node begins: on some way, since a variable that is not set reads as undefined. */
function assignedBefore(
  graph: Graph,
  given: ReadonlySet<Variable>,
): ReadonlyMap<NodeId, ReadonlySet<Variable>> {
  const byId = new Map(graph.nodes.map(n => [n.id, n]));
  const before = new Map<NodeId, Set<Variable>>([[graph.start, new Set(given)]]);
  const open = [graph.start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const here = before.get(id) ?? new Set();
    for (const { to, sets } of edges(byId.get(id) as Node)) {
      const known = before.get(to);
      const there = known ?? new Set<Variable>();
      const size = there.size;
      for (const v of [...here, ...sets]) there.add(v);
      before.set(to, there);
      if (known === undefined || there.size > size) open.push(to);
    }
  }
  return before;
}

function runProblems(run: RunNode): string[] {
  const leaves = run.graph.nodes.flatMap(n => (n.kind === 'leave' ? [n.exit] : []));
  const exits = run.exits.map(e => e.exit);
  return [
    ...leaves.filter(l => !exits.includes(l)).map(l => `${run.id} has no exit ${l}`),
    ...exits.filter(e => !leaves.includes(e)).map(e => `nothing in ${run.id} leaves by ${e}`),
  ];
}

function duplicates(names: readonly string[]): string[] {
  return [...new Set(names.filter((n, i) => names.indexOf(n) !== i))];
}
