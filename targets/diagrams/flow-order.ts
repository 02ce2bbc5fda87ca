// The order in which cards are given to the layout: as the program flows, so that the way back of a loop is the edge that
// is drawn upwards, and what is written first stands first.

import { allNodes, nestedGraphs } from '../../compiler/ir/walk.ts';
import type { Graph, Node, NodeId } from '../../compiler/ir/workflow.ts';
import type { Edge } from './scene.ts';

/** Reverse postorder of a depth-first walk from the start; a frame comes where the first node in it comes. */
export function flowOrder(graph: Graph, edges: readonly Edge[]): ReadonlyMap<NodeId, number> {
  const nodes = allNodes(graph);
  const next = successors(nodes, edges);
  const visited = new Set<string>();
  const finished: string[] = [];
  for (const root of ['start', ...nodes.map(({ id }) => id)]) walk(root, { next, visited, finished });
  const places = new Map(finished.reverse().map((id, index) => [id, index]));
  return new Map(nodes.map(node => [node.id, firstPlace(node, places)]));
}

interface Walk {
  readonly next: ReadonlyMap<string, readonly string[]>;
  readonly visited: Set<string>;
  readonly finished: string[];
}

/** Without recursion, as a workflow may be long. Later successors first: reversed, the first comes out before them. */
function walk(root: string, { next, visited, finished }: Walk): void {
  const stack = [{ id: root, entered: false }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    if (top.entered) {
      finished.push(top.id);
    } else if (!visited.has(top.id)) {
      visited.add(top.id);
      stack.push({ id: top.id, entered: true });
      for (const id of next.get(top.id) ?? []) stack.push({ id, entered: false });
    }
  }
}

function successors(nodes: readonly Node[], edges: readonly Edge[]): ReadonlyMap<string, readonly string[]> {
  const next = new Map<string, string[]>();
  const link = (from: string, to: string) => next.set(from, [...(next.get(from) ?? []), to]);
  for (const { from, to } of edges) link(from, to);
  for (const node of nodes) {
    if (node.kind === 'run') link(firstCard(node), `${node.id}.error`);
    if (node.kind === 'fork' || node.kind === 'each') link(`${node.id}.in`, `${node.id}.error`);
  }
  return next;
}

function firstCard(node: Node): string {
  if (node.kind === 'fork' || node.kind === 'each') return `${node.id}.in`;
  if (node.kind !== 'run') return node.id;
  const start = node.graph.nodes.find(({ id }) => id === node.graph.start);
  return start === undefined ? node.id : firstCard(start);
}

function firstPlace(node: Node, places: ReadonlyMap<string, number>): number {
  const inner = nestedGraphs(node)
    .flatMap(graph => graph.nodes)
    .map(each => firstPlace(each, places));
  const own = places.get(firstCard(node)) ?? Number.MAX_SAFE_INTEGER;
  return Math.min(own, ...inner);
}
