// Starts the state machine of a method under the request id and waits for it. The same id and input is the same execution,
// while it runs and for as long as Step Functions keeps it; another input under that id is refused.
import type { HttpOutcome } from '../runtime/http.ts';
import { failed } from '../runtime/outcome.ts';
import type { Json } from '../runtime/ports.ts';
import { stepFunctions } from './platform.ts';

/** API Gateway gives up after 30 s. */
export const LONGEST = 25_000;

/**
 * Of an Express machine. Nobody remembers its executions, so one under the same name is another execution; the ledger entries of
 * its runs, which bear the name, make it give the same answer.
 */
export async function runExpress(workflow: string, name: string, input: string): Promise<HttpOutcome> {
  const stateMachineArn = machineOf(workflow);
  if (stateMachineArn === undefined)
    return { kind: 'broken', name: 'Mu.Bug', cause: `no machine for ${workflow}` };
  const { client, sfn } = await stepFunctions();
  return ended(await client.send(new sfn.StartSyncExecutionCommand({ stateMachineArn, name, input })));
}

export function machineOf(workflow: string): string | undefined {
  const machines = JSON.parse(process.env['MU_MACHINES'] ?? '{}') as { readonly [workflow: string]: string };
  return machines[workflow];
}

/** Starting it twice is starting it once. */
export async function startMachine(stateMachineArn: string, name: string, input: string): Promise<void> {
  const { client, sfn } = await stepFunctions();
  try {
    await client.send(new sfn.StartExecutionCommand({ stateMachineArn, name, input }));
  } catch (error) {
    if (!(error instanceof sfn.ExecutionAlreadyExists)) throw error;
  }
}

/** `hold`: milliseconds for which the client waits. */
export async function runMachine(
  workflow: string,
  name: string,
  input: string,
  hold: number = LONGEST,
): Promise<HttpOutcome> {
  const stateMachineArn = machineOf(workflow);
  if (stateMachineArn === undefined)
    return { kind: 'broken', name: 'Mu.Bug', cause: `no machine for ${workflow}` };
  await startMachine(stateMachineArn, name, input);
  const deadline = Date.now() + Math.min(hold, LONGEST);
  for (let pause = 50; ; pause = Math.min(1_000, pause * 1.5)) {
    const found = await describe(stateMachineArn, name);
    if (found?.input !== undefined && found.input !== input) return { kind: 'mismatch' };
    if (found !== undefined && found.status !== 'RUNNING') return ended(found);
    if (Date.now() + pause > deadline) return { kind: 'running' };
    await new Promise(done => setTimeout(done, pause));
  }
}

/** How the machine's execution of this name stands; undefined: there is none. */
export async function standing(workflow: string, name: string): Promise<HttpOutcome | undefined> {
  const stateMachineArn = machineOf(workflow);
  const found = stateMachineArn && (await describe(stateMachineArn, name));
  if (found === undefined || found === '') return undefined;
  return found.status === 'RUNNING' ? { kind: 'running' } : ended(found);
}

async function describe(stateMachineArn: string, name: string) {
  const { client, sfn } = await stepFunctions();
  const executionArn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
  try {
    return await client.send(new sfn.DescribeExecutionCommand({ executionArn }));
  } catch (error) {
    if (error instanceof sfn.ExecutionDoesNotExist) return undefined;
    throw error;
  }
}

interface Ended {
  readonly status?: string | undefined;
  readonly output?: string | undefined;
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
}

function ended({ status = '', output, error, cause }: Ended): HttpOutcome {
  if (status === 'SUCCEEDED') return { kind: 'returned', value: JSON.parse(output ?? 'null') as Json };
  return failed(error ?? status, cause ?? '');
}
