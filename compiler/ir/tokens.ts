// What a workflow needs of the library besides its runs: tasks that wait until somebody tells them by a token how they ended,
// and records of promises. The function of the workflow's service executes it.
import { allNodes } from './walk.ts';
import type { Workflow } from './workflow.ts';

type Waiting = Pick<Workflow, 'graph' | 'started'>;

/** Some task waits for its token. Timers do where others may cancel the workflow. */
export function waitsForTokens({ graph, started }: Waiting): boolean {
  return allNodes(graph).some(
    ({ kind }) => kind === 'signal' || kind === 'settled' || (kind === 'timer' && started === true),
  );
}

/** Some task asks the library in the function of the workflow's service. */
export function asksLibrary(workflow: Waiting): boolean {
  return waitsForTokens(workflow) || allNodes(workflow.graph).some(({ kind }) => kind === 'settle');
}
