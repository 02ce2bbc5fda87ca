// Step Functions, as functions on Lambda speak to it. The SDK is Lambda's own, loaded when it is first needed.
import type { SFNClient } from '@aws-sdk/client-sfn';
import { PlatformError } from '../runtime/errors.ts';
import type { Platform } from '../runtime/ports.ts';

interface StepFunctions {
  readonly client: SFNClient;
  readonly sfn: typeof import('@aws-sdk/client-sfn');
}

let loaded: Promise<StepFunctions> | undefined;

export function stepFunctions(): Promise<StepFunctions> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<StepFunctions> {
  const sfn = await import('@aws-sdk/client-sfn');
  return { client: new sfn.SFNClient({}), sfn };
}

export const platform: Platform = {
  succeed: (taskToken, output) =>
    told(({ client, sfn }) =>
      client.send(new sfn.SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) })),
    ),
  fail: (taskToken, error, cause) =>
    told(({ client, sfn }) => client.send(new sfn.SendTaskFailureCommand({ taskToken, error, cause }))),
};

/** The task has ended before, or its time is over, or its execution. */
const late: ReadonlySet<string> = new Set(['TaskDoesNotExist', 'TaskTimedOut', 'InvalidToken']);

async function told(send: (functions: StepFunctions) => Promise<unknown>): Promise<boolean> {
  try {
    await send(await stepFunctions());
    return true;
  } catch (error) {
    if (error instanceof Error && late.has(error.name)) return false;
    throw isPassing(error)
      ? new PlatformError('Mu.StoreUnavailable', 'Step Functions did not answer', error)
      : error;
  }
}

function isPassing(error: unknown): boolean {
  const { name, $fault, $metadata } = error as {
    readonly name?: string;
    readonly $fault?: string;
    readonly $metadata?: { readonly httpStatusCode?: number };
  };
  if (name === 'ThrottlingException' || $fault === 'server') return true;
  return $metadata !== undefined && ($metadata.httpStatusCode ?? 500) >= 500;
}
