// Which turns of a run move its ledger entry (docs/guarantee.md, the table of turns), and why.
import { edges } from '../ir/walk.ts';
import type { CallNode, Graph, LedgerDecision, Node, NodeId, TurnNode } from '../ir/workflow.ts';

export function decideLedger(graph: Graph): Graph {
  const after = writersAfter(graph);
  return { ...graph, nodes: graph.nodes.map(n => decideNode(n, after.get(n.id) ?? false)) };
}

function decideNode(node: Node, more: boolean): Node {
  if (node.kind === 'turn' || node.kind === 'call') return { ...node, ledger: decision(node, more) };
  if (node.kind !== 'fork') return node;
  const last = node.branches.length - 1;
  const branches = node.branches.map((b, i) => ({
    ...b,
    graph: decideBranch(
      b.graph,
      more || node.branches.slice(i + 1, last + 1).some(o => o.graph.nodes.some(writes)),
    ),
  }));
  return { ...node, branches };
}

function decideBranch(graph: Graph, more: boolean): Graph {
  const after = writersAfter(graph);
  return { ...graph, nodes: graph.nodes.map(n => decideNode(n, more || (after.get(n.id) ?? false))) };
}

function decision({ effects }: TurnNode | CallNode, more: boolean): LedgerDecision {
  if (effects.writes.length > 0)
    return { row: 'may write', entry: 'always', why: `it may write ${effects.writes.join(', ')}` };
  if (effects.reads.length === 0) {
    return {
      row: 'touches no state',
      entry: 'none',
      why: 'it touches no state: executed again, it gives the same',
    };
  }
  if (more) {
    return {
      row: 'only reads, more follows',
      entry: 'carried',
      why: 'it only reads, but a later turn of the run writes: what it read travels in that entry',
    };
  }
  return {
    row: 'only reads, last',
    entry: 'none',
    why: 'it only reads and nothing of the run writes after it: the platform records what it gave',
  };
}

function writes(node: Node): boolean {
  if (node.kind === 'turn' || node.kind === 'call') return node.effects.writes.length > 0;
  return node.kind === 'fork' && node.branches.some(b => b.graph.nodes.some(writes));
}

/** For each node, whether something that comes after it in the graph may write. */
function writersAfter(graph: Graph): ReadonlyMap<NodeId, boolean> {
  const byId = new Map(graph.nodes.map(n => [n.id, n]));
  const after = new Map<NodeId, boolean>();
  for (let changed = true; changed; ) {
    changed = false;
    for (const node of graph.nodes) {
      const now = edges(node).some(({ to }) => {
        const next = byId.get(to);
        return next !== undefined && (writes(next) || after.get(to) === true);
      });
      if (now !== (after.get(node.id) ?? false)) {
        after.set(node.id, now);
        changed = true;
      }
    }
  }
  return after;
}
