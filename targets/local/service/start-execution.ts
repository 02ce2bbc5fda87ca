// Executions that a task starts.
import type { Started } from '../execution-ports.ts';
import type { Json } from '../interpreter/index.ts';
import { Fault } from './fault.ts';
import type { ExecutionRecord } from './records.ts';
import type { Runs } from './runs.ts';

export interface Child {
  readonly machine: string;
  readonly name: string | undefined;
  readonly input: Json;
}

export function startChild(runs: Runs, child: Child): Started {
  const started = tryStart(runs, child);
  return 'arn' in started ? { kind: 'started', execution: started.arn, time: started.started } : started;
}

export function tryStart(
  runs: Runs,
  { machine, name, input }: Child,
): ExecutionRecord | Extract<Started, { kind: 'refused' }> {
  try {
    return runs.start({
      stateMachineArn: machine,
      input: JSON.stringify(input),
      ...(name !== undefined && { name }),
    });
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
