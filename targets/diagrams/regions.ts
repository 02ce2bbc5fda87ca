// Which frames for people stand around a node. Regions are a tree beside the graph; drawings need them as frames in the graph,
// also where fusion has put nodes of several regions into one run:
//
//   run { turn (region try), call (region catch) }   →   run [ try [ turn ], catch [ call ] ]
//   run { turn (region loop), call (region loop) }   →   loop [ run [ turn, call ] ]
import type { ErrorEdge, Graph, Node, NodeId, Region, RegionId } from '../../compiler/ir/workflow.ts';

/** Kinds that the frames of forks, fan-outs and the drawing itself show already. */
const HIDDEN: ReadonlySet<Region['kind']> = new Set(['method', 'branch', 'each']);

export interface Regions {
  /** The regions around a node, outermost first, without the hidden ones. */
  around(node: Node): readonly Region[];
}

export function regionsOf(regions: readonly Region[], graph: Graph): Regions {
  const byId = new Map(regions.map(region => [region.id, region]));
  const chain = (id: RegionId): readonly Region[] => {
    const region = byId.get(id);
    if (region === undefined) return [];
    return region.parent === undefined ? [region] : [...chain(region.parent), region];
  };
  const before = beforeEnds(graph);
  const around = (node: Node) => {
    const inside = regionsInCommon(node, chain);
    const others = (before.get(node.id) ?? []).map(each => regionsInCommon(each, chain));
    return others.length === 0 ? inside : longest(others.map(other => inCommon(inside, other)));
  };
  return { around: node => around(node).filter(({ kind }) => !HIDDEN.has(kind)) };
}

const longest = (chains: readonly (readonly Region[])[]) =>
  chains.reduce((best, chain) => (chain.length > best.length ? chain : best), []);

/**
 * What leads to each `return` and `throw`. An end stands in no region that nothing leads to it from: the `throw` of a
 * `catch` that goes through `finally` first would otherwise draw the flow back up.
 */
function beforeEnds({ nodes }: Graph): ReadonlyMap<NodeId, readonly Node[]> {
  const before = new Map<NodeId, readonly Node[]>();
  const ends = new Set(nodes.filter(({ kind }) => kind === 'return' || kind === 'throw').map(({ id }) => id));
  for (const node of nodes) {
    for (const id of nextOf(node)) {
      if (ends.has(id)) before.set(id, [...(before.get(id) ?? []), node]);
    }
  }
  return new Map([...before, ...nodes.flatMap(graphsOf).flatMap(graph => [...beforeEnds(graph)])]);
}

function nextOf(node: Node): readonly NodeId[] {
  switch (node.kind) {
    case 'turn':
    case 'run':
      return [...node.exits.map(({ next }) => next), ...errorOf(node)];
    case 'call':
    case 'fork':
    case 'each':
      return [node.next, ...errorOf(node)];
    case 'choice':
      return [...node.choices.map(({ next }) => next), node.otherwise];
    case 'return':
    case 'throw':
    case 'leave':
      return [];
    default:
      return node satisfies never;
  }
}

const errorOf = ({ onError }: { readonly onError: ErrorEdge | undefined }): readonly NodeId[] =>
  onError === undefined ? [] : [onError.next];

/** A run or a fork stands in the regions that all its nodes stand in; where its ends stand does not matter. */
function regionsInCommon(node: Node, chain: (id: RegionId) => readonly Region[]): readonly Region[] {
  const own = chain(node.region);
  const inner = graphsOf(node)
    .flatMap(graph => graph.nodes)
    .filter(({ kind }) => kind !== 'leave' && kind !== 'return')
    .map(each => regionsInCommon(each, chain));
  return inner.reduce(inCommon, own);
}

function inCommon(left: readonly Region[], right: readonly Region[]): readonly Region[] {
  const end = left.findIndex((region, index) => right[index] !== region);
  return end < 0 ? left : left.slice(0, end);
}

/** The graphs nested in a node. */
export function graphsOf(node: Node): readonly Graph[] {
  switch (node.kind) {
    case 'run':
      return [node.graph];
    case 'fork':
      return node.branches.map(branch => branch.graph);
    case 'each':
      return [node.body];
    case 'turn':
    case 'call':
    case 'choice':
    case 'return':
    case 'throw':
    case 'leave':
      return [];
    default:
      return node satisfies never;
  }
}

/** All nodes of a graph and of the graphs in it, each with the ones it holds after it. */
export function allNodes(graph: Graph): readonly Node[] {
  return graph.nodes.flatMap(node => [node, ...graphsOf(node).flatMap(allNodes)]);
}
