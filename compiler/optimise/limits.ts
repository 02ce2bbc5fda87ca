// What the methods in its runs ask of a function (`@memory`, `@timeout`), and how Express changes the ledger.
import { allNodes } from '../ir/walk.ts';
import type { FunctionUnit, Graph, LedgerDecision, Node, RunNode, Workflow } from '../ir/workflow.ts';
import type { Limits } from '../lower/limits.ts';

type Table = ReadonlyMap<string, Limits>;

/** The most that any of the methods asks for; nothing where none asks. */
export function limitsOfRuns(
  runs: readonly RunNode[],
  table: Table,
): Pick<FunctionUnit, 'memory' | 'timeout'> {
  const asked = runs.flatMap(run => allNodes(run.graph)).flatMap(node => table.get(methodOf(node)) ?? []);
  const memory = asked.flatMap(limits => limits.memory ?? []);
  const timeout = asked.flatMap(limits => limits.timeout ?? []);
  return {
    ...(memory.length === 0 ? {} : { memory: Math.max(...memory) }),
    ...(timeout.length === 0 ? {} : { timeout: Math.max(...timeout) }),
  };
}

/** `Frontend.reserve` of its turn `Frontend.reserve#1`. */
function methodOf(node: Node): string {
  if (node.kind === 'call') return node.method;
  return node.kind === 'turn' ? (node.turn.split('#')[0] ?? '') : '';
}

/** Whoever invokes a function waits for as long as it may take. */
export function withTimeouts(workflow: Workflow, functions: readonly FunctionUnit[]): Workflow {
  const seconds = new Map(functions.map(({ name, timeout }) => [name, timeout]));
  const graph = mapRuns(workflow.graph, run => {
    const timeout = seconds.get(run.function);
    return timeout === undefined ? run : { ...run, timeout };
  });
  return { ...workflow, graph };
}

/**
 * An Express execution is not recorded: it may be started over, and must then take the same way. So turns that only read move
 * the entry too (docs/guarantee.md, the table of turns).
 */
export function withExpressLedger(workflow: Workflow): Workflow {
  if (workflow.express !== true) return workflow;
  return { ...workflow, graph: mapRuns(workflow.graph, run => ({ ...run, graph: recorded(run.graph) })) };
}

const started: LedgerDecision = {
  row: 'only reads, Express',
  entry: 'always',
  why: 'it reads, and Express may start the request over: what it found stays what it was',
};

function recorded(graph: Graph): Graph {
  return {
    ...graph,
    nodes: graph.nodes.map(node => {
      if (node.kind === 'turn' || node.kind === 'call')
        return node.effects.reads.length > 0 && node.ledger.entry !== 'always'
          ? { ...node, ledger: started }
          : node;
      return mapInside(node, recorded);
    }),
  };
}

function mapRuns(graph: Graph, change: (run: RunNode) => RunNode): Graph {
  return {
    ...graph,
    nodes: graph.nodes.map(node =>
      node.kind === 'run' ? change(node) : mapInside(node, inner => mapRuns(inner, change)),
    ),
  };
}

function mapInside(node: Node, change: (graph: Graph) => Graph): Node {
  if (node.kind === 'fork')
    return {
      ...node,
      branches: node.branches.map(branch => ({ ...branch, graph: change(branch.graph) })),
    };
  return node.kind === 'each' ? { ...node, body: change(node.body) } : node;
}
