// Tasks of executions: whether one still waits, and what is sent for it once more.
import type { Json } from '../../stdlib/runtime/ports.ts';
import type { Started, Told } from './execution-ports.ts';
import type { Snapshot } from './interpreter/index.ts';

/** Whether a task of this token waits here or in a block inside. */
export function isWaiting(frame: Snapshot['root'], token: string): boolean {
  if (frame === undefined) return false;
  const { waiting } = frame;
  if (waiting.kind !== 'children') return waiting.token === token;
  return waiting.children.some(child => child.kind === 'running' && isWaiting(child.frame, token));
}

/** An invocation that may have happened before: the function reads its ledger entry first. */
export function laterAttempt(payload: Json): Json {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return payload;
  const { attempt } = payload as { readonly attempt?: Json };
  return typeof attempt === 'number' ? { ...payload, attempt: attempt + 1 } : payload;
}

/** As a task hears of an execution that it has started. */
export function startedResult(started: Started): Told {
  if (started.kind === 'refused') return { kind: 'failed', error: started.error, cause: started.cause };
  const result = {
    ExecutionArn: started.execution,
    StartDate: new Date(started.time).toISOString(),
    SdkHttpMetadata: { AllHttpHeaders: {}, HttpHeaders: {}, HttpStatusCode: 200 },
    SdkResponseMetadata: {},
  };
  return { kind: 'succeeded', result };
}
