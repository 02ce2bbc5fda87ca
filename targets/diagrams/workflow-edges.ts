// The edges of a workflow's drawing. An edge to a node ends at what the node shows first: a run lets it through to its
// first card, a fork and a fan-out take it at their entry dot.

import { allNodes } from '../../compiler/ir/walk.ts';
import type {
  EachNode,
  ForkNode,
  Graph,
  Node,
  NodeId,
  RunNode,
  Workflow,
} from '../../compiler/ir/workflow.ts';
import type { Edge } from './scene.ts';
import { FONTS, shorten } from './text.ts';
import { errorWords } from './words.ts';

const LABEL_WIDTH = 180;

type Draft = Omit<Edge, 'id'>;

/** Where a graph's `return` and uncaught `throw` lead. */
interface Ends {
  readonly returns: string | undefined;
  readonly throws: string | undefined;
}

export function workflowEdges(workflow: Workflow): readonly Edge[] {
  const byId = new Map(allNodes(workflow.graph).map(node => [node.id, node]));
  const entrance = (id: NodeId) => entranceOf(id, byId);
  const start = {
    from: 'start',
    to: entrance(workflow.graph.start),
    look: 'normal',
    label: undefined,
  } as const;
  const drafts = graphEdges(workflow.graph, { returns: undefined, throws: undefined }, entrance);
  return merged([start, ...drafts]);
}

function entranceOf(id: NodeId, byId: ReadonlyMap<NodeId, Node>): string {
  const node = byId.get(id);
  if (node?.kind === 'run') return entranceOf(node.graph.start, byId);
  return node?.kind === 'fork' || node?.kind === 'each' ? `${id}.in` : id;
}

type Entrance = (id: NodeId) => string;

function graphEdges(graph: Graph, ends: Ends, entrance: Entrance): readonly Draft[] {
  return graph.nodes.flatMap(node => nodeEdges(node, ends, entrance));
}

function nodeEdges(node: Node, ends: Ends, entrance: Entrance): readonly Draft[] {
  switch (node.kind) {
    case 'turn':
      return [
        ...node.exits.map(exit => normal(node.id, entrance(exit.next), exit.label)),
        ...errors(node, node.id, entrance, node.effects.throws),
      ];
    case 'call':
      return [normal(node.id, entrance(node.next)), ...errors(node, node.id, entrance, node.effects.throws)];
    case 'choice':
      return [
        ...node.choices.map(choice => normal(node.id, entrance(choice.next), choice.label)),
        normal(node.id, entrance(node.otherwise), node.choices.length === 0 ? undefined : 'otherwise'),
      ];
    case 'run':
      return runEdges(node, ends, entrance);
    case 'fork':
      return forkEdges(node, entrance);
    case 'each':
      return eachEdges(node, entrance);
    case 'timer':
      return [
        normal(node.id, entrance(node.next)),
        ...errors({ onError: node.onError }, node.id, entrance, ['Cancelled']),
      ];
    case 'start':
    case 'settle':
      return [normal(node.id, entrance(node.next))];
    case 'signal':
    case 'extern':
    case 'settled':
      return [normal(node.id, entrance(node.next)), ...errors(node, node.id, entrance)];
    case 'return':
      return ends.returns === undefined ? [] : [normal(node.id, ends.returns)];
    case 'throw':
      return ends.throws === undefined
        ? []
        : [{ from: node.id, to: ends.throws, look: 'error', label: undefined }];
    case 'leave':
      return [];
    default:
      return node satisfies never;
  }
}

/** What leads out of a run says on its edge nothing new: the edges inside say it. */
function runEdges(node: RunNode, ends: Ends, entrance: Entrance): readonly Draft[] {
  const leaves = allNodes(node.graph).filter(inner => inner.kind === 'leave');
  const exits = node.exits.flatMap(({ exit, next }) =>
    leaves.filter(leave => leave.exit === exit).map(leave => normal(leave.id, entrance(next))),
  );
  const within: Ends = { ...ends, throws: node.onError === undefined ? ends.throws : `${node.id}.error` };
  return [
    ...graphEdges(node.graph, within, entrance),
    ...exits,
    ...errors(node, `${node.id}.error`, entrance),
  ];
}

function forkEdges(node: ForkNode, entrance: Entrance): readonly Draft[] {
  const join = `${node.id}.out`;
  const within: Ends = { returns: join, throws: node.onError === undefined ? undefined : `${node.id}.error` };
  return [
    ...node.branches.map(({ graph }) => normal(`${node.id}.in`, entrance(graph.start))),
    ...node.branches.flatMap(({ graph }) => graphEdges(graph, within, entrance)),
    normal(join, entrance(node.next)),
    ...errors(node, `${node.id}.error`, entrance),
  ];
}

/** Each `return` of the body is a dot on the frame, and from each the way goes on. */
function eachEdges(node: EachNode, entrance: Entrance): readonly Draft[] {
  const next = entrance(node.next);
  const within: Ends = { returns: next, throws: node.onError === undefined ? undefined : `${node.id}.error` };
  return [
    normal(`${node.id}.in`, entrance(node.body.start)),
    ...graphEdges(node.body, within, entrance),
    ...errors(node, `${node.id}.error`, entrance),
  ];
}

function normal(from: string, to: string, label?: string): Draft {
  const short = label === undefined || label === '' ? undefined : shorten(label, FONTS.edge, LABEL_WIDTH);
  return { from, to, look: 'normal', label: short };
}

interface MayFail {
  readonly onError: { readonly next: NodeId } | undefined;
}

function errors(
  { onError }: MayFail,
  from: string,
  entrance: Entrance,
  throws: readonly string[] = [],
): readonly Draft[] {
  if (onError === undefined) return [];
  const words = errorWords(throws);
  const label = words === undefined ? undefined : shorten(words, FONTS.edge, LABEL_WIDTH);
  return [{ from, to: entrance(onError.next), look: 'error', label }];
}

/** Two exits that lead to one place are one edge with both labels. */
function merged(drafts: readonly Draft[]): readonly Edge[] {
  const edges = new Map<string, Edge>();
  for (const draft of drafts) {
    const key = `${draft.look} ${draft.from} ${draft.to}`;
    const labels = [edges.get(key)?.label, draft.label].filter(label => label !== undefined);
    const label =
      labels.length === 0 ? undefined : shorten([...new Set(labels)].join(' or '), FONTS.edge, LABEL_WIDTH);
    edges.set(key, { ...draft, id: `e${edges.get(key)?.id.slice(1) ?? edges.size}`, label });
  }
  return [...edges.values()];
}
