// Which frames for people stand around a node. Regions are a tree beside the graph; drawings need them as frames in the graph,
// also where fusion has put nodes of several regions into one run:
//
//   run { turn (region try), call (region catch) }   →   run [ try [ turn ], catch [ call ] ]
//   run { turn (region loop), call (region loop) }   →   loop [ run [ turn, call ] ]
import { edges, nestedGraphs } from '../../compiler/ir/walk.ts';
import type { Graph, Node, NodeId, Region, RegionId } from '../../compiler/ir/workflow.ts';

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
    for (const { to } of edges(node)) {
      if (ends.has(to)) before.set(to, [...(before.get(to) ?? []), node]);
    }
  }
  return new Map([...before, ...nodes.flatMap(nestedGraphs).flatMap(graph => [...beforeEnds(graph)])]);
}

/** A run or a fork stands in the regions that all its nodes stand in; where its ends stand does not matter. */
function regionsInCommon(node: Node, chain: (id: RegionId) => readonly Region[]): readonly Region[] {
  const own = chain(node.region);
  const inner = nestedGraphs(node)
    .flatMap(graph => graph.nodes)
    .filter(({ kind }) => kind !== 'leave' && kind !== 'return')
    .map(each => regionsInCommon(each, chain));
  return inner.reduce(inCommon, own);
}

function inCommon(left: readonly Region[], right: readonly Region[]): readonly Region[] {
  const end = left.findIndex((region, index) => right[index] !== region);
  return end < 0 ? left : left.slice(0, end);
}
