// Executions that a task starts. Without a name of its own a child is named after the task, so that a task that is asked for
// again after a restart finds the child that it has started.
import { createHash } from 'node:crypto';
import type { Started } from '../execution-ports.ts';
import type { Json } from '../interpreter/index.ts';
import { Fault } from './fault.ts';
import type { ExecutionRecord } from './records.ts';
import type { Runs } from './runs.ts';

export interface Child {
  readonly machine: string;
  readonly name: string | undefined;
  readonly input: Json;
  /** ARN of the execution whose task this is. */
  readonly parent: string;
  readonly token: string;
}

export function startChild(runs: Runs, child: Child): Started {
  const started = tryStart(runs, child);
  return 'arn' in started ? { kind: 'started', execution: started.arn, time: started.started } : started;
}

export function tryStart(
  runs: Runs,
  { machine, name, input, parent, token }: Child,
): ExecutionRecord | Extract<Started, { kind: 'refused' }> {
  const own = name ?? nameOf(parent, token);
  try {
    const there = name === undefined ? runs.ofMachine(machine, own) : undefined;
    return there ?? runs.start({ stateMachineArn: machine, input: JSON.stringify(input), name: own });
  } catch (problem) {
    if (!(problem instanceof Fault)) throw problem;
    const code = problem.name.endsWith('Exception') ? problem.name : `${problem.name}Exception`;
    return {
      kind: 'refused',
      error: `StepFunctions.${code}`,
      cause: `${problem.message} (Service: AWSStepFunctions; Status Code: 400; Error Code: ${problem.name}; Request ID: ${crypto.randomUUID()}; Proxy: null)`,
    };
  }
}

/** A UUID in form. */
function nameOf(parent: string, token: string): string {
  const digest = createHash('sha256').update(`${parent} ${token}`).digest('hex');
  return digest.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-a$4-$5');
}
