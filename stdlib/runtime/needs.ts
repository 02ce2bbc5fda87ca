// Which variables a run may still use from a node on, so that an open ledger entry carries those and no others. It asks
// what is used anywhere behind the node and does not look for assignments in between: a value too many does no harm.
import { bug } from './errors.ts';
import type { Graph, Node, Operand } from './graph.ts';

const tables = new WeakMap<Graph, ReadonlyMap<string, ReadonlySet<string>>>();

/** Computed once per graph. */
export function needsFrom(graph: Graph, node: string): ReadonlySet<string> {
  let table = tables.get(graph);
  if (table === undefined) {
    table = solve(graph);
    tables.set(graph, table);
  }
  const needs = table.get(node);
  if (needs === undefined) throw bug(`no node ${node} in the run's graph`);
  return needs;
}

function solve(graph: Graph): ReadonlyMap<string, ReadonlySet<string>> {
  const nodes = Object.values(graph.nodes);
  const table = new Map(nodes.map(node => [node.id, uses(node)]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const node of nodes) {
      const own = table.get(node.id) as Set<string>;
      const before = own.size;
      for (const next of successors(node)) for (const name of table.get(next) ?? []) own.add(name);
      if (own.size > before) changed = true;
    }
  }
  return table;
}

function uses(node: Node): Set<string> {
  switch (node.kind) {
    case 'turn':
      return new Set(node.inputs.flatMap(input => variables(input.from)));
    case 'call':
      return new Set(variables(node.args));
    case 'choice':
      return new Set(node.choices.map(choice => choice.variable));
    case 'fork':
      return new Set(node.branches.flatMap(branch => [...needsFrom(branch.graph, branch.graph.start)]));
    case 'each':
      return new Set([node.items, ...needsFrom(node.body, node.body.start)]);
    case 'return':
      return new Set(variables(node.value));
    case 'throw':
      return new Set([node.error]);
    case 'leave':
      return new Set(node.outputs);
    default:
      return node satisfies never;
  }
}

function successors(node: Node): readonly string[] {
  switch (node.kind) {
    case 'turn':
      return [
        ...node.exits.map(exit => exit.next),
        ...(node.onError === undefined ? [] : [node.onError.next]),
      ];
    case 'choice':
      return [...node.choices.map(choice => choice.next), node.otherwise];
    case 'call':
    case 'fork':
    case 'each':
      return node.onError === undefined ? [node.next] : [node.next, node.onError.next];
    case 'return':
    case 'throw':
    case 'leave':
      return [];
    default:
      return node satisfies never;
  }
}

function variables(operand: Operand): readonly string[] {
  switch (operand.kind) {
    case 'variable':
      return [operand.variable];
    case 'array':
      return operand.elements.flatMap(variables);
    case 'object':
      return operand.properties.flatMap(property => variables(property.value));
    case 'constant':
    case 'undefined':
      return [];
    default:
      return operand satisfies never;
  }
}
