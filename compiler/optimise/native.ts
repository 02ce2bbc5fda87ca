// Takes out the turns that only hand on what they were given: arguments to the next call, a result to the caller. They
// cost no function; the platform passes the values itself.
//
//   call Order.place → r; turn returns r           call Order.place → value
import { edges, liveVariables, mapNested } from '../ir/walk.ts';
import type { Graph, Node, NodeId, TurnNode, Variable } from '../ir/workflow.ts';

/** `keep`: turns that stay all the same. */
export function elideTurns(graph: Graph, keep: (turn: TurnNode) => boolean = () => false): Graph {
  const nested = graph.nodes.map(n =>
    n.kind === 'fork' || n.kind === 'each' ? mapNested(n, inner => elideTurns(inner, keep)) : n,
  );
  let current: Graph = { ...graph, nodes: nested };
  for (;;) {
    const next = firstElision(current, keep);
    if (next === undefined) return withoutUnreached(current);
    current = next;
  }
}

function firstElision(graph: Graph, keep: (turn: TurnNode) => boolean): Graph | undefined {
  for (const node of graph.nodes) {
    if (node.kind !== 'turn' || node.passes === undefined || node.exits.length !== 1 || keep(node)) continue;
    const without = elide(graph, node);
    if (without !== undefined) return without;
  }
  return undefined;
}

function elide(graph: Graph, turn: TurnNode): Graph | undefined {
  const next = turn.exits[0]?.next;
  if (next === undefined || next === turn.id) return undefined;
  const changed = (turn.passes ?? []).filter(
    p => !(p.from.kind === 'variable' && p.from.variable === p.variable),
  );
  if (changed.length === 0) return redirected(graph, turn, next);
  const [only] = changed;
  if (changed.length > 1 || only === undefined) return undefined;
  const target = graph.nodes.find(n => n.id === next);
  if (
    target?.kind === 'return' &&
    target.value.kind === 'variable' &&
    target.value.variable === only.variable
  ) {
    const nodes = graph.nodes.map(
      (n): Node => (n.id === turn.id ? { ...target, id: turn.id, value: only.from } : n),
    );
    return withoutUnreached({ ...graph, nodes });
  }
  return only.from.kind === 'variable' ? renamed(graph, turn, only.from.variable, only.variable) : undefined;
}

/** Everything that led to the turn leads to what comes after it. */
function redirected(graph: Graph, turn: TurnNode, next: NodeId): Graph {
  const nodes = graph.nodes.filter(n => n.id !== turn.id).map(n => retarget(n, turn.id, next));
  return { start: graph.start === turn.id ? next : graph.start, nodes };
}

/** The one call whose result the turn renames gives it the new name itself. */
function renamed(graph: Graph, turn: TurnNode, from: Variable, to: Variable): Graph | undefined {
  const before = graph.nodes.filter(n => edges(n).some(e => e.to === turn.id));
  const [call] = before;
  if (before.length !== 1 || !givesResult(call) || call.result !== from || graph.start === turn.id)
    return undefined;
  const next = turn.exits[0]?.next as NodeId;
  if (liveVariables(graph).get(next)?.has(from)) return undefined;
  if (call.onError !== undefined && liveVariables(graph).get(call.onError.next)?.has(to)) return undefined;
  const without = redirected(graph, turn, next);
  return {
    ...without,
    nodes: without.nodes.map(n => (n.id === call.id ? ({ ...n, result: to } as Node) : n)),
  };
}

/** The nodes whose result has no other use than its variable. */
function givesResult(node: Node | undefined): node is Extract<Node, { kind: 'call' | 'signal' | 'extern' }> {
  return node?.kind === 'call' || node?.kind === 'signal' || node?.kind === 'extern';
}

export function retarget(node: Node, from: NodeId, to: NodeId): Node {
  const go = (id: NodeId): NodeId => (id === from ? to : id);
  const failing =
    'onError' in node && node.onError !== undefined
      ? { onError: { ...node.onError, next: go(node.onError.next) } }
      : {};
  switch (node.kind) {
    case 'turn':
    case 'run':
      return { ...node, ...failing, exits: node.exits.map(e => ({ ...e, next: go(e.next) })) } as Node;
    case 'call':
    case 'fork':
    case 'each':
    case 'timer':
    case 'signal':
    case 'extern':
    case 'start':
    case 'settled':
    case 'settle':
      return { ...node, ...failing, next: go(node.next) };
    case 'choice':
      return {
        ...node,
        choices: node.choices.map(c => ({ ...c, next: go(c.next) })),
        otherwise: go(node.otherwise),
      };
    case 'return':
    case 'throw':
    case 'leave':
      return node;
    default:
      node satisfies never;
      return node;
  }
}

/** Where nobody cancels anything, timers throw nothing. */
export function withoutCancelling(graph: Graph): Graph {
  const nodes = graph.nodes.map((node): Node => {
    if (node.kind === 'timer') return { ...node, onError: undefined };
    return node.kind === 'fork' || node.kind === 'each' ? mapNested(node, withoutCancelling) : node;
  });
  return withoutUnreached({ ...graph, nodes });
}

export function withoutUnreached(graph: Graph): Graph {
  const byId = new Map(graph.nodes.map(n => [n.id, n]));
  const found = new Set<NodeId>();
  const open = [graph.start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = byId.get(id);
    if (node === undefined || found.has(id)) continue;
    found.add(id);
    open.push(...edges(node).map(e => e.to));
  }
  return { ...graph, nodes: graph.nodes.filter(n => found.has(n.id)) };
}
