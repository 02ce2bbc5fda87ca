// The one place that knows elkjs. It is heavy, so it is loaded when the first drawing is laid out, and then kept.
import type { ELK, ElkNode } from 'elkjs';

export type { ElkExtendedEdge, ElkNode, ElkPort } from 'elkjs';

let engine: Promise<ELK> | undefined;

/** Gives every node, port, edge and label of the graph coordinates. The same graph gives the same coordinates. */
export async function layoutGraph(graph: ElkNode): Promise<ElkNode> {
  engine ??= load();
  return (await engine).layout(graph);
}

async function load(): Promise<ELK> {
  const { default: Engine } = await import('elkjs/lib/elk.bundled.js');
  // The package's types describe a module for bundlers; in Node the class is the default export itself.
  const Class = Engine as unknown as typeof Engine.default;
  return new Class();
}
