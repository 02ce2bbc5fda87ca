// What an Express state machine can do: five minutes, no message from outside, and nobody who carries it on. What it starts
// over must be harmless, so it changes something at most once; everything else stays Standard.
import { allNodes } from '../compiler/ir/walk.ts';
import type { CallNode, Node, TurnNode, Workflow } from '../compiler/ir/workflow.ts';
import type { Diagnostic } from '../grammar/diagnostic.ts';
import { report } from '../grammar/diagnostic.ts';
import { expressSeconds } from './limits.ts';
import { targetProblems } from './problems.ts';
import { commits } from './units.ts';

export function checkExpress(workflow: Workflow): readonly Diagnostic[] {
  if (workflow.express !== true) return [];
  const found = allNodes(workflow.graph).flatMap(node => {
    const what = waitOf(node);
    return what === undefined
      ? []
      : [report(targetProblems.expressWaits, { workflow: workflow.id, what }, node.span)];
  });
  if (found.length > 0 || commits(workflow.graph, writes) <= 1) return found;
  return [report(targetProblems.expressCommits, { workflow: workflow.id }, workflow.span)];
}

function writes({ effects }: TurnNode | CallNode): boolean {
  return effects.writes.length > 0;
}

/** What it cannot wait for, in words. */
function waitOf(node: Node): string | undefined {
  switch (node.kind) {
    case 'timer': {
      const { kind, value } = node.wait;
      if (kind === 'seconds' && value.kind === 'constant' && Number(value.value) <= expressSeconds)
        return undefined;
      return `\`${node.label}\`, which may take longer`;
    }
    case 'signal':
      return `the message of \`${node.label}\``;
    case 'start':
    case 'settled':
      return `\`${node.label}\`, which is an execution of its own`;
    default:
      return undefined;
  }
}
