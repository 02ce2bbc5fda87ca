// Services that the engine does not have, played by whoever listens at `--tasks`: a POST of `{ resource, arguments }`
// is answered with `{ result }` or `{ error, cause }`. A task that waits for its token is told of by the answer only.
import type { Performed, Waiting } from '../execution-ports.ts';
import type { Event, Json } from '../interpreter/index.ts';
import { isRecord } from '../interpreter/json.ts';

type Task = Extract<Performed, { kind: 'task' }>;

export async function askHook(
  endpoint: string,
  { resource, token, arguments: sent }: Task,
): Promise<Waiting<Event>> {
  const failed = (error: string, cause: string) => ({ kind: 'failed', token, error, cause }) as const;
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ resource, arguments: sent }),
    });
    const answer = (await response.json()) as Json;
    if (!response.ok || !isRecord(answer))
      return failed('States.TaskFailed', `The hook answered ${response.status} to '${resource}'.`);
    const { error, cause, result = null } = answer;
    if (typeof error === 'string') return failed(error, typeof cause === 'string' ? cause : '');
    if (resource.endsWith('.waitForTaskToken')) return { kind: 'told', token, response: result };
    return { kind: 'succeeded', token, result };
  } catch (problem) {
    return failed('States.TaskFailed', `The hook does not answer: ${(problem as Error).message}`);
  }
}
