// Groups of nodes that reach each other (strongly connected components), callees before callers. graphlib's algorithm
// recurses along paths, so what cannot be part of a circle is peeled off first: long chains of calls are common, long
// circles are not.
import { alg, Graph } from '@dagrejs/graphlib';

/** `targetsOf` gives targets among `nodes` only. */
export function components<N>(
  nodes: readonly N[],
  targetsOf: (node: N) => Iterable<N>,
): readonly (readonly N[])[] {
  const edges = new Map(nodes.map(node => [node, new Set(targetsOf(node))] as const));
  const { peeled: leaves, rest } = peel(nodes, edges);
  const { peeled: roots, rest: core } = peel(rest, reversed(rest, edges));
  return [...leaves.map(only), ...tarjan(core, edges), ...roots.reverse().map(only)];
}

/** Takes away, again and again, what has no edge to what is left. */
function peel<N>(nodes: readonly N[], edges: ReadonlyMap<N, ReadonlySet<N>>) {
  const back = reversed(nodes, edges);
  const left = new Map(nodes.map(node => [node, 0]));
  for (const node of nodes)
    for (const target of edges.get(node) ?? []) if (left.has(target)) add(left, node, 1);
  const peeled = nodes.filter(node => left.get(node) === 0);
  // Grows while it is gone through.
  for (const node of peeled)
    for (const source of back.get(node) ?? []) if (add(left, source, -1) === 0) peeled.push(source);
  const gone = new Set(peeled);
  return { peeled, rest: nodes.filter(node => !gone.has(node)) };
}

function add<N>(counts: Map<N, number>, node: N, amount: number): number {
  const count = (counts.get(node) ?? 0) + amount;
  counts.set(node, count);
  return count;
}

function reversed<N>(
  nodes: readonly N[],
  edges: ReadonlyMap<N, ReadonlySet<N>>,
): ReadonlyMap<N, ReadonlySet<N>> {
  const back = new Map(nodes.map(node => [node, new Set<N>()] as const));
  for (const node of nodes) for (const target of edges.get(node) ?? []) back.get(target)?.add(node);
  return back;
}

function tarjan<N>(nodes: readonly N[], edges: ReadonlyMap<N, ReadonlySet<N>>): readonly (readonly N[])[] {
  const graph = new Graph();
  const names = new Map(nodes.map((node, index) => [node, String(index)] as const));
  for (const name of names.values()) graph.setNode(name);
  for (const [node, name] of names)
    for (const target of edges.get(node) ?? []) {
      const to = names.get(target);
      if (to !== undefined) graph.setEdge(name, to);
    }
  return alg.tarjan(graph).map(group => group.map(name => nodes[Number(name)] as N));
}

function only<N>(node: N): readonly N[] {
  return [node];
}
