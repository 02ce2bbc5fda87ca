// How the nodes of a graph hang together: edges, what each reads and sets. Passes, printer and verifier go by this.
import { type Native, operandsOf } from './native.ts';
import type {
  ChoiceNode,
  EachNode,
  ErrorEdge,
  ForkNode,
  Graph,
  KeyExpression,
  Node,
  NodeId,
  Operand,
  Region,
  RegionId,
  Variable,
} from './workflow.ts';

/** A way from one node to another in the same graph, with the variables that taking it sets. */
export interface Edge {
  readonly to: NodeId;
  readonly sets: readonly Variable[];
  readonly error: boolean;
}

export function edges(node: Node): readonly Edge[] {
  switch (node.kind) {
    case 'turn':
      return [
        ...node.exits.map(e =>
          plain(
            e.next,
            e.outputs.map(o => o.variable),
          ),
        ),
        ...failing(node.onError),
      ];
    case 'call':
      return [plain(node.next, given(node.result)), ...failing(node.onError)];
    case 'run':
      return [...node.exits.map(e => plain(e.next, e.outputs)), ...failing(node.onError)];
    case 'choice':
      return [
        ...node.choices.map(c =>
          plain(
            c.next,
            c.sets.map(s => s.variable),
          ),
        ),
        plain(
          node.otherwise,
          node.sets.map(s => s.variable),
        ),
      ];
    case 'fork':
      return [
        plain(
          node.next,
          node.branches.flatMap(b => [...given(b.result), ...b.outputs]),
        ),
        ...failing(node.onError),
      ];
    case 'each':
    case 'signal':
    case 'extern':
    case 'settled':
      return [plain(node.next, given(node.result)), ...failing(node.onError)];
    case 'timer':
      return [plain(node.next, []), ...failing(node.onError)];
    case 'start':
    case 'settle':
      return [plain(node.next, [])];
    case 'return':
    case 'throw':
    case 'leave':
      return [];
    default:
      node satisfies never;
      return [];
  }
}

function plain(to: NodeId, sets: readonly Variable[]): Edge {
  return { to, sets, error: false };
}

function failing(edge: ErrorEdge | undefined): readonly Edge[] {
  return edge === undefined ? [] : [{ to: edge.next, sets: [edge.variable], error: true }];
}

function given(variable: Variable | undefined): readonly Variable[] {
  return variable === undefined ? [] : [variable];
}

/** Variables that a node reads, nested graphs included. */
export function reads(node: Node): ReadonlySet<Variable> {
  switch (node.kind) {
    case 'turn':
      return new Set([
        ...node.inputs.flatMap(i => operandVariables(i.from)),
        ...(node.passes ?? []).flatMap(p => operandVariables(p.from)),
      ]);
    case 'call':
      return new Set(operandVariables(node.args));
    case 'run':
      return new Set([...node.inputs, ...keyVariables(node.key)]);
    case 'choice':
      return new Set(nativesOf(node).flatMap(operandsOf).flatMap(operandVariables));
    case 'fork':
      return new Set(node.branches.flatMap(b => [...freeVariables(b.graph)]));
    case 'each':
      return new Set([
        node.items,
        ...(typeof node.concurrency === 'string' ? [node.concurrency] : []),
        ...[...freeVariables(node.body)].filter(v => v !== node.item && v !== node.index),
      ]);
    case 'timer':
      return new Set(operandVariables(node.wait.value));
    case 'signal':
      return new Set([
        ...operandVariables(node.signal),
        ...(node.timeout === undefined ? [] : operandVariables(node.timeout)),
        ...keyVariables(node.key),
      ]);
    case 'extern':
      return new Set([...operandVariables(node.args), ...keyVariables(node.key)]);
    case 'start':
      return new Set([node.starts]);
    case 'settled':
      return new Set([node.promises, ...keyVariables(node.key)]);
    case 'settle':
    case 'return':
      return new Set(operandVariables(node.value));
    case 'throw':
      return new Set([node.error]);
    case 'leave':
      return new Set(node.outputs);
    default:
      node satisfies never;
      return new Set();
  }
}

/** The expressions that a choice evaluates. */
export function nativesOf(node: ChoiceNode): readonly Native[] {
  const ways = node.choices.flatMap(c => [c.when, ...c.sets.map(s => s.value)]);
  return [...ways, ...node.sets.map(s => s.value)];
}

function keyVariables({ parts }: KeyExpression): readonly Variable[] {
  return parts.flatMap(p => (typeof p === 'string' ? [] : [p.iteration]));
}

function operandVariables(operand: Operand): readonly Variable[] {
  switch (operand.kind) {
    case 'variable':
      return [operand.variable];
    case 'array':
      return operand.elements.flatMap(operandVariables);
    case 'object':
      return operand.properties.flatMap(p => operandVariables(p.value));
    case 'constant':
    case 'undefined':
      return [];
    default:
      operand satisfies never;
      return [];
  }
}

/** For each node, the variables whose values it, or what comes after it, may read; `more` is what a node reads besides. */
export function liveVariables(
  graph: Graph,
  more: (node: Node) => readonly Variable[] = () => [],
): ReadonlyMap<NodeId, ReadonlySet<Variable>> {
  const live = new Map<NodeId, Set<Variable>>(
    graph.nodes.map(n => [n.id, new Set([...reads(n), ...more(n)])]),
  );
  for (let changed = true; changed; ) {
    changed = false;
    for (const node of [...graph.nodes].reverse()) {
      const set = live.get(node.id) as Set<Variable>;
      const size = set.size;
      for (const edge of edges(node)) {
        for (const name of live.get(edge.to) ?? []) if (!edge.sets.includes(name)) set.add(name);
      }
      changed ||= set.size > size;
    }
  }
  return live;
}

/** What a graph reads from outside. */
export function freeVariables(graph: Graph): ReadonlySet<Variable> {
  return liveVariables(graph).get(graph.start) ?? new Set();
}

export function nestedGraphs(node: Node): readonly Graph[] {
  if (node.kind === 'fork') return node.branches.map(b => b.graph);
  if (node.kind === 'each') return [node.body];
  return node.kind === 'run' ? [node.graph] : [];
}

/** The same node with its nested graphs mapped (not those of runs). */
export function mapNested<N extends ForkNode | EachNode>(node: N, map: (graph: Graph) => Graph): N {
  if (node.kind === 'each') return { ...node, body: map(node.body) };
  return { ...node, branches: node.branches.map(b => ({ ...b, graph: map(b.graph) })) };
}

/** All nodes of a graph and of the graphs in it. */
export function allNodes(graph: Graph): readonly Node[] {
  return graph.nodes.flatMap(n => [n, ...nestedGraphs(n).flatMap(allNodes)]);
}

/** The regions of a kind, and all that stand in them. */
export function regionsUnder(regions: readonly Region[], kind: Region['kind']): ReadonlySet<RegionId> {
  const found = new Set<RegionId>();
  // A region comes after the one that it stands in.
  for (const { id, kind: own, parent } of regions)
    if (own === kind || (parent !== undefined && found.has(parent))) found.add(id);
  return found;
}
