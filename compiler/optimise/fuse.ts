// Puts neighbouring turns and calls into runs: one function invocation each. Nothing waits inside a run, and it begins at
// one place only; loops go on outside, so that no invocation grows without bound.
//
//   visibility   one turn or call a run
//   balanced     what one service does, and turns without state, together; other services keep their own functions
//   cost         whatever nothing waits between
import { Bug } from '../../grammar/diagnostic.ts';
import { edges, liveVariables, mapNested, reads } from '../ir/walk.ts';
import type {
  EachNode,
  ErrorEdge,
  ForkNode,
  Graph,
  KeyExpression,
  LeaveNode,
  Node,
  NodeId,
  OptimizeLevel,
  Region,
  ReturnNode,
  RunExit,
  RunNode,
  Variable,
  Workflow,
} from '../ir/workflow.ts';
import { decideLedger } from './ledger.ts';
import { retarget, withoutUnreached } from './native.ts';

export function fuse(workflow: Workflow, level: OptimizeLevel): Workflow {
  const fusion: Fusion = { workflow, level, ids: { runs: 0, nodes: 0 } };
  return { ...workflow, graph: fuseGraph(workflow.graph, fusion) };
}

interface Fusion {
  readonly workflow: Workflow;
  readonly level: OptimizeLevel;
  /** Numbers given so far. */
  readonly ids: { runs: number; nodes: number };
}

function fuseGraph(graph: Graph, fusion: Fusion): Graph {
  // The keys of the runs will read the counters of the loops around.
  const live = liveVariables(graph, node => iterationsAround(node, fusion.workflow.regions));
  const grouping = new Map(grouped(graph, fusion).flatMap(g => [...g.members].map(m => [m, g] as const)));
  const byId = new Map(graph.nodes.map(n => [n.id, n]));
  const nodes: Node[] = [];
  for (const id of inOrder(graph)) {
    const node = byId.get(id) as Node;
    const group = grouping.get(id);
    if (group?.head === id) nodes.push(runNode(graph, group, live, fusion));
    else if (group === undefined)
      nodes.push(isNested(node) ? mapNested(node, g => fuseGraph(g, fusion)) : keyed(node, fusion));
  }
  return withoutUnreached({ ...graph, nodes });
}

/** What waits outside of runs has its key from the lowering: the iterations of the loops around are added. */
function keyed(node: Node, { workflow }: Fusion): Node {
  if (!('key' in node) || node.kind === 'run') return node;
  const iterations = iterationsAround(node, workflow.regions).map(iteration => ({ iteration }));
  return { ...node, key: { parts: [...node.key.parts, ...iterations] } };
}

function isNested(node: Node): node is ForkNode | EachNode {
  return node.kind === 'fork' || node.kind === 'each';
}

interface Group {
  readonly head: NodeId;
  readonly members: Set<NodeId>;
  home: string | undefined;
}

function grouped(graph: Graph, fusion: Fusion): readonly Group[] {
  const byId = new Map(graph.nodes.map(n => [n.id, n]));
  const before = predecessors(graph);
  const taken = new Set<NodeId>();
  const groups: Group[] = [];
  for (const id of inOrder(graph)) {
    const node = byId.get(id);
    if (node === undefined || taken.has(id) || !fusible(node, fusion)) continue;
    const group: Group = { head: id, members: new Set([id]), home: homeOf(node, fusion) };
    if (fusion.level !== 'visibility') grow(group, { graph, byId, before, taken, fusion });
    for (const member of group.members) taken.add(member);
    groups.push(group);
  }
  return groups;
}

interface Growing {
  readonly graph: Graph;
  readonly byId: ReadonlyMap<NodeId, Node>;
  readonly before: ReadonlyMap<NodeId, readonly NodeId[]>;
  readonly taken: ReadonlySet<NodeId>;
  readonly fusion: Fusion;
}

/** Takes in what only the group leads to, as long as all its errors still go to one place. */
function grow(group: Group, growing: Growing): void {
  for (let grown = true; grown; ) {
    grown = false;
    for (const member of [...group.members]) {
      for (const { to } of edges(growing.byId.get(member) as Node)) grown = take(group, to, growing) || grown;
    }
  }
}

function take(group: Group, id: NodeId, growing: Growing): boolean {
  const { byId, before, taken, fusion, graph } = growing;
  const node = byId.get(id);
  if (
    node === undefined ||
    group.members.has(id) ||
    taken.has(id) ||
    id === graph.start ||
    !fusible(node, fusion)
  )
    return false;
  if (!(before.get(id) ?? []).every(b => group.members.has(b))) return false;
  const home = homeOf(node, fusion);
  if (home !== undefined && group.home !== undefined && home !== group.home) return false;
  const members = new Set([...group.members, id]);
  const handler = 'onError' in node ? node.onError?.next : undefined;
  if (handler !== undefined && !members.has(handler) && mayTake(handler, members, group, growing))
    members.add(handler);
  if (errorTargets(members, byId).length > 1) return false;
  for (const member of members) group.members.add(member);
  group.home ??= home;
  return true;
}

/** Whether a handler may come in together with what it handles. */
function mayTake(
  id: NodeId,
  members: ReadonlySet<NodeId>,
  group: Group,
  { byId, before, taken, fusion }: Growing,
): boolean {
  const node = byId.get(id);
  if (node === undefined || taken.has(id) || !fusible(node, fusion)) return false;
  const home = homeOf(node, fusion);
  return (
    (before.get(id) ?? []).every(b => members.has(b)) &&
    (home === undefined || group.home === undefined || home === group.home)
  );
}

/** The places outside where errors of the members go, as texts; `out` is out of the graph. */
function errorTargets(members: ReadonlySet<NodeId>, byId: ReadonlyMap<NodeId, Node>): readonly string[] {
  const found = new Set<string>();
  for (const id of members) {
    const node = byId.get(id) as Node;
    if (!('onError' in node)) continue;
    if (node.onError === undefined) found.add('out');
    else if (!members.has(node.onError.next)) found.add(`${node.onError.next} ${node.onError.variable}`);
  }
  return [...found];
}

function fusible(node: Node, fusion: Fusion): boolean {
  if (node.kind === 'turn' || node.kind === 'call') return true;
  return (
    node.kind === 'fork' &&
    fusion.level === 'cost' &&
    node.branches.every(b =>
      b.graph.nodes.every(n => n.kind === 'return' || n.kind === 'turn' || n.kind === 'call'),
    )
  );
}

/** The service whose function a node belongs into; undefined: any. */
function homeOf(node: Node, { level, workflow }: Fusion): string | undefined {
  if (level === 'cost') return workflow.service;
  if (node.kind === 'call') return node.service;
  if (node.kind === 'turn')
    return node.transaction || node.effects.reads.length + node.effects.writes.length > 0
      ? node.service
      : undefined;
  return undefined;
}

function predecessors(graph: Graph): ReadonlyMap<NodeId, readonly NodeId[]> {
  const before = new Map<NodeId, NodeId[]>();
  for (const node of graph.nodes) {
    for (const { to } of edges(node)) before.set(to, [...(before.get(to) ?? []), node.id]);
  }
  return before;
}

/** Nodes from the start on, each after what leads to it (loops aside). */
function inOrder(graph: Graph): readonly NodeId[] {
  const byId = new Map(graph.nodes.map(n => [n.id, n]));
  const seen = new Set<NodeId>();
  const order: NodeId[] = [];
  const visit = (id: NodeId): void => {
    const node = byId.get(id);
    if (node === undefined || seen.has(id)) return;
    seen.add(id);
    for (const { to } of [...edges(node)].reverse()) visit(to);
    order.unshift(id);
  };
  visit(graph.start);
  return order;
}

function runNode(
  graph: Graph,
  group: Group,
  live: ReadonlyMap<NodeId, ReadonlySet<Variable>>,
  fusion: Fusion,
): RunNode {
  const byId = new Map(graph.nodes.map(n => [n.id, n]));
  const members = graph.nodes.filter(n => group.members.has(n.id));
  const head = byId.get(group.head);
  if (head === undefined) throw new Bug('a run without a beginning');
  const set = new Set(members.flatMap(n => edges(n).flatMap(e => e.sets)));
  const { nodes, exits } = inside(members, { byId, live, set, fusion, group });
  const onError = members.map(n => outsideError(n, group)).find(e => e !== undefined);
  const liveAtHead = live.get(group.head) ?? new Set();
  const inner = decideLedger({ start: group.head, nodes });
  const wanted = new Set([...nodes.flatMap(n => [...reads(n)]), ...exits.flatMap(e => e.outputs)]);
  const inputs = [...wanted].filter(name => liveAtHead.has(name)).sort();
  fusion.ids.runs++;
  const run = `${fusion.workflow.id}/${fusion.ids.runs}`;
  const main = mainNode(members, head);
  return {
    kind: 'run',
    id: group.head,
    label: main.label,
    ...(main.name === undefined ? {} : { name: main.name }),
    span: main.span,
    region: head.region,
    run,
    function: group.home ?? serviceOfNode(head, fusion),
    key: keyOf(run, head, fusion.workflow.regions),
    inputs,
    graph: {
      ...inner,
      nodes: inner.nodes
        .map(n => (n.id === group.head ? { ...n, id: `${n.id}_first` } : n))
        .map(n => retarget(n, group.head, `${group.head}_first`)),
      start: `${group.head}_first`,
    },
    exits,
    onError,
  };
}

/** The node that a person would name the run after. */
function mainNode(members: readonly Node[], head: Node): Node {
  const working = members.filter(n => n.kind === 'turn' || n.kind === 'call' || n.kind === 'fork');
  return (
    working.find(n => n.kind === 'turn' && n.transaction) ??
    (working.length > 1 ? working.find(n => n.kind === 'call') : undefined) ??
    head
  );
}

function serviceOfNode(node: Node, fusion: Fusion): string {
  return node.kind === 'turn' || node.kind === 'call' ? node.service : fusion.workflow.service;
}

/** `Frontend.reserve/2[3]`: the run, and the iterations of the loops around it. */
function keyOf(run: string, node: Node, regions: readonly Region[]): KeyExpression {
  return { parts: [run, ...iterationsAround(node, regions).map(iteration => ({ iteration }))] };
}

/** The counters of the loops around a node, outermost first. */
function iterationsAround(node: Node, regions: readonly Region[]): readonly Variable[] {
  const iterations: Variable[] = [];
  for (let region = regions[node.region]; region !== undefined; ) {
    if (region.iteration !== undefined) iterations.unshift(region.iteration);
    region = region.parent === undefined ? undefined : regions[region.parent];
  }
  return iterations;
}

function outsideError(node: Node, group: Group): ErrorEdge | undefined {
  if (!('onError' in node) || node.onError === undefined || group.members.has(node.onError.next))
    return undefined;
  return node.onError;
}

interface Cutting {
  readonly byId: ReadonlyMap<NodeId, Node>;
  readonly live: ReadonlyMap<NodeId, ReadonlySet<Variable>>;
  /** Variables that the run sets. */
  readonly set: ReadonlySet<Variable>;
  readonly fusion: Fusion;
  readonly group: Group;
}

/** The members as a graph of their own: ways out become `leave` nodes, and returns come along. */
function inside(members: readonly Node[], cutting: Cutting): { nodes: Node[]; exits: RunExit[] } {
  const { group, byId, fusion } = cutting;
  const nodes: Node[] = [];
  const exits: RunExit[] = [];
  const added = new Map<NodeId, Node>();
  const out = (to: NodeId, from: Node): NodeId => {
    const known = added.get(to);
    if (known !== undefined) return known.id;
    fusion.ids.nodes++;
    const id = `${group.head}_${fusion.ids.nodes}`;
    const target = byId.get(to);
    const end =
      target?.kind === 'return' ? ({ ...target, id } satisfies ReturnNode) : leaveNode(id, to, from, cutting);
    if (end.kind === 'leave') exits.push({ exit: end.exit, outputs: end.outputs, next: to });
    added.set(to, end);
    return id;
  };
  for (const node of members) {
    let inner: Node = node;
    for (const { to, error } of edges(node)) {
      const back = to === group.head;
      if (error && outsideError(node, group) !== undefined) continue;
      if (!group.members.has(to) || back) inner = retarget(inner, to, out(to, node));
    }
    nodes.push(outsideError(node, group) === undefined ? inner : ({ ...inner, onError: undefined } as Node));
  }
  return { nodes: [...nodes, ...added.values()], exits };
}

function leaveNode(id: NodeId, to: NodeId, from: Node, { live, set, byId }: Cutting): LeaveNode {
  const outputs = [...(live.get(to) ?? [])].filter(name => set.has(name)).sort();
  const target = byId.get(to);
  return {
    kind: 'leave',
    id,
    label: target?.label ?? 'on',
    span: from.span,
    region: from.region,
    exit: to,
    outputs,
  };
}
