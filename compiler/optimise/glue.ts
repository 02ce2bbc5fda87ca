// A run that only decides and computes what the platform can evaluate itself is no function call: it becomes a choice.
// Only whole runs: what is fused with calls already costs nothing more where it is.
import { Bug } from '../../grammar/diagnostic.ts';
import type { NativeSet } from '../ir/native.ts';
import { mapNested } from '../ir/walk.ts';
import type {
  ChoiceNode,
  Graph,
  LeaveNode,
  Node,
  NodeId,
  ReturnNode,
  RunNode,
  TurnNode,
  Workflow,
} from '../ir/workflow.ts';
import { withoutUnreached } from './native.ts';

export function withoutGlue(workflow: Workflow): Workflow {
  // A single run that does the whole request is called without a state machine.
  const [only] = workflow.graph.nodes;
  if (workflow.graph.nodes.length === 1 && only?.kind === 'run') return workflow;
  return { ...workflow, graph: replaced(workflow.graph) };
}

function replaced(graph: Graph): Graph {
  const nodes = graph.nodes.flatMap((node): readonly Node[] => {
    if (node.kind === 'fork' || node.kind === 'each') return [mapNested(node, replaced)];
    return node.kind === 'run' ? (choiceOf(node) ?? [node]) : [node];
  });
  return withoutUnreached({ ...graph, nodes });
}

/** The choice in place of the run, with the ends that its ways return by; undefined: the run stays. */
function choiceOf(run: RunNode): readonly Node[] | undefined {
  const turn = run.graph.nodes.find(n => n.id === run.graph.start);
  const ends = run.graph.nodes.filter(n => n !== turn);
  if (turn?.kind !== 'turn' || turn.ways === undefined || turn.transaction) return undefined;
  if (!ends.every(n => n.kind === 'leave' || n.kind === 'return')) return undefined;
  const returns = ends.filter(n => n.kind === 'return');
  const ways = turn.ways.map(({ when, exit, sets }) => ({
    when,
    sets: sets.filter(set => !keeps(set)),
    ...wayOut(run, turn, exit, ends),
  }));
  const last = ways.at(-1);
  if (last === undefined) return undefined;
  const choice: ChoiceNode = {
    kind: 'choice',
    id: run.id,
    label: run.label,
    ...(run.name === undefined ? {} : { name: run.name }),
    span: run.span,
    region: run.region,
    choices: ways.flatMap(({ when, sets, next, label }) =>
      when === undefined ? [] : [{ when, sets, next, label }],
    ),
    otherwise: last.next,
    sets: last.sets,
  };
  return [choice, ...returns];
}

/** `x = x`. */
function keeps({ variable, value }: NativeSet): boolean {
  return value.kind === 'operand' && value.operand.kind === 'variable' && value.operand.variable === variable;
}

/** Where an exit of the turn leads outside of the run, and what it is called. */
function wayOut(
  run: RunNode,
  turn: TurnNode,
  number: number,
  ends: readonly (LeaveNode | ReturnNode | Node)[],
): { readonly next: NodeId; readonly label: string } {
  const exit = turn.exits.find(e => e.exit === number);
  const end = ends.find(n => n.id === exit?.next);
  const label = exit?.label ?? '';
  if (end?.kind === 'return') return { next: end.id, label };
  const out = end?.kind === 'leave' ? run.exits.find(e => e.exit === end.exit) : undefined;
  if (out === undefined) throw new Bug(`${turn.turn} has no way out ${number}`, turn.span);
  return { next: out.next, label };
}
