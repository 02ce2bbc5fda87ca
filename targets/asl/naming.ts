// Names of states: the words of the source, unique in the whole machine whatever the nesting, at most 80 characters.
// The first to ask for a label gets it; the next get ` (2)`, ` (3)`. Everything asks in the order of the graph, so the
// names are the same for the same program.
import type { Graph, Node, Workflow } from '../../compiler/ir/workflow.ts';
import type { Span } from '../../grammar/source.ts';
import { longestName } from '../names.ts';

/** Which part of a machine stands for which part of the source. A run's state stands for every turn and call in it. */
export interface StateEntry {
  readonly state: string;
  /** `NodeId`; undefined for states that belong to the whole workflow. */
  readonly node: string | undefined;
  readonly span: Span;
}

export class StateNames {
  readonly #taken = new Set<string>();
  readonly #nodes = new Map<string, string>();
  readonly #entries: StateEntry[] = [];

  constructor(workflow: Workflow) {
    this.#nameNodes(workflow.graph);
  }

  /** The state that a transition to the node enters. */
  node(id: string): string | undefined {
    return this.#nodes.get(id);
  }

  /** A state that stands beside a node's own, or for no node. */
  beside(label: string, span: Span, node?: string): string {
    const state = this.#unique(label);
    this.#entries.push({ state, node, span });
    return state;
  }

  get entries(): readonly StateEntry[] {
    return this.#entries;
  }

  #nameNodes(graph: Graph): void {
    for (const node of graph.nodes) {
      const state = this.#unique(node.name ?? node.label);
      this.#nodes.set(node.id, state);
      this.#entries.push({ state, node: node.id, span: node.span });
      for (const inner of innerGraphs(node)) this.#nameNodes(inner);
      if (node.kind === 'run') this.#enterWork(state, node.graph);
    }
  }

  #enterWork(state: string, graph: Graph): void {
    for (const node of graph.nodes) {
      this.#entries.push({ state, node: node.id, span: node.span });
      for (const inner of innerGraphs(node)) this.#enterWork(state, inner);
    }
  }

  #unique(label: string): string {
    const clean = plainText(label) || 'state';
    let name = shorten(clean, '');
    for (let count = 2; this.#taken.has(name); count++) name = shorten(clean, ` (${count})`);
    this.#taken.add(name);
    return name;
  }
}

/** Graphs in a node that become states of their own; a run is one state. */
export function innerGraphs(node: Node): readonly Graph[] {
  if (node.kind === 'fork') return node.branches.map(branch => branch.graph);
  return node.kind === 'each' ? [node.body] : [];
}

/** One line, in which nobody finds anything to substitute or to evaluate. */
export function plainText(text: string): string {
  return text
    .replace(/[\s\p{C}]+/gu, ' ')
    .replaceAll('${', '$ {')
    .replaceAll('{%', '{ %')
    .trim();
}

function shorten(label: string, suffix: string): string {
  const characters = [...label];
  const room = longestName - suffix.length;
  if (characters.length <= room) return label + suffix;
  return `${characters.slice(0, room - 1).join('')}…${suffix}`;
}
