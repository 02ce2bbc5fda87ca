// Which frames for people stand around a node. Regions are a tree beside the graph; drawings need them as frames in the graph,
// also where fusion has put nodes of several regions into one run:
//
//   run { turn (region try), call (region catch) }   →   run [ try [ turn ], catch [ call ] ]
//   run { turn (region loop), call (region loop) }   →   loop [ run [ turn, call ] ]
import type { Graph, Node, Region, RegionId } from '../../compiler/ir/workflow.ts';

/** Kinds that the frames of forks, fan-outs and the drawing itself show already. */
const HIDDEN: ReadonlySet<Region['kind']> = new Set(['method', 'branch', 'each']);

export interface Regions {
  /** The regions around a node, outermost first, without the hidden ones. */
  around(node: Node): readonly Region[];
}

export function regionsOf(regions: readonly Region[]): Regions {
  const byId = new Map(regions.map(region => [region.id, region]));
  const chain = (id: RegionId): readonly Region[] => {
    const region = byId.get(id);
    if (region === undefined) return [];
    return region.parent === undefined ? [region] : [...chain(region.parent), region];
  };
  return {
    around: node => regionsInCommon(node, chain).filter(({ kind }) => !HIDDEN.has(kind)),
  };
}

/** A run or a fork stands in the regions that all its nodes stand in; where its ends stand does not matter. */
function regionsInCommon(node: Node, chain: (id: RegionId) => readonly Region[]): readonly Region[] {
  const own = chain(node.region);
  const inner = graphsOf(node)
    .flatMap(graph => graph.nodes)
    .filter(({ kind }) => kind !== 'leave' && kind !== 'return')
    .map(each => regionsInCommon(each, chain));
  return inner.reduce((common, other) => {
    const end = common.findIndex((region, index) => other[index] !== region);
    return end < 0 ? common : common.slice(0, end);
  }, own);
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
