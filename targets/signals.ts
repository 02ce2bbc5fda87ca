// Which messages an application waits for, and which of its functions has to do with them: the function of a workflow's
// service registers its waits, and one function of the application delivers what comes from outside.
import { allNodes } from '../compiler/ir/walk.ts';
import type { Application, FunctionUnit, Shape, Workflow } from '../compiler/ir/workflow.ts';

export interface AwaitedSignal {
  /** Absent where the program puts it together at run time. */
  readonly name?: string;
  readonly shape: Shape;
}

/** Each name with each shape, once, in the order of the program. */
export function signalsOf({ workflows }: Application): readonly AwaitedSignal[] {
  const found = new Map<string, AwaitedSignal>();
  for (const node of workflows.flatMap(workflow => allNodes(workflow.graph))) {
    if (node.kind !== 'signal') continue;
    const { signal, shape } = node;
    const made = signal.kind === 'constant' ? { name: String(signal.value), shape } : { shape };
    const text = JSON.stringify(made);
    if (!found.has(text)) found.set(text, made);
  }
  return [...found.values()];
}

/** The workflows whose tasks a message may wake. */
export function waitingWorkflows({ workflows }: Application): readonly Workflow[] {
  return workflows.filter(waitsForSignals);
}

export function waitsForSignals({ graph }: Pick<Workflow, 'graph'>): boolean {
  return allNodes(graph).some(node => node.kind === 'signal');
}

/** Whether messages from outside come to this function. */
export function deliversSignals(application: Application, { name }: FunctionUnit): boolean {
  return waitingWorkflows(application)[0]?.service === name;
}
