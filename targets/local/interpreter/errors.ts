// What goes wrong in a state: its name and cause as AWS words them, and which matchers of Retry and Catch it answers to.
import type { CatchRule, RetryRule } from './definition.ts';
import { type Json, typeName } from './json.ts';

/** Thrown inside one transition and turned into the state's failure there; never leaves the interpreter. */
export class StateError extends Error {
  readonly error: string;
  readonly reason: string;
  /** The field whose expression failed. */
  readonly location: string | undefined;

  constructor(error: string, reason: string, location?: string) {
    super(`${error}: ${reason}`);
    this.error = error;
    this.reason = reason;
    this.location = location;
  }
}

/** `Error` and `Cause` of a failed state or execution; a Fail state may leave out either. */
export interface Failure {
  readonly error: string | undefined;
  readonly cause: string | undefined;
}

export function queryError(reason: string, location: string): StateError {
  return new StateError('States.QueryEvaluationError', reason, location);
}

export function nothingReturned(expression: string, location: string): StateError {
  return queryError(`${field(expression, location)} returned nothing (undefined).`, location);
}

export function unsupportedResult(expression: string, location: string): StateError {
  return queryError(`${field(expression, location)} returned an unsupported result type.`, location);
}

export function wrongType(expression: string, location: string, expected: string, value: Json): StateError {
  return queryError(
    `${field(expression, location)} returned an unexpected result type. Expected '${expected}', but was '${typeName(value)}' for value: ${JSON.stringify(value)}`,
    location,
  );
}

/** `detail` is `. CODE: message` for a coded error of the language, `: message` for a limit. */
export function evaluationFailed(expression: string, location: string, detail: string): StateError {
  return queryError(`${field(expression, location)} threw an error during evaluation${detail}`, location);
}

function field(expression: string, location: string): string {
  return `The JSONata expression '${expression}' specified for the field '${location}'`;
}

export function tooLarge(state: string): StateError {
  return new StateError(
    'States.DataLimitExceeded',
    `The state/task '${state}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  );
}

/** The index of the first matcher that takes this error, or -1. */
export function matching(matchers: readonly (RetryRule | CatchRule)[] | undefined, error: string): number {
  if (matchers === undefined) return -1;
  return matchers.findIndex(({ ErrorEquals }) => ErrorEquals.some(name => takes(name, error)));
}

function takes(matcher: string, error: string): boolean {
  // Nobody catches what is wrong with the machine itself, not even by name.
  if (error === 'States.Runtime') return false;
  if (matcher === error) return true;
  if (matcher === 'States.ALL') return true;
  if (matcher === 'States.HeartbeatTimeout') return error === 'States.Timeout';
  return matcher === 'States.TaskFailed' && error !== 'States.Timeout';
}

/** Seconds before the next attempt, or undefined when this retrier has no attempt left. `random` is in [0, 1). */
export function backOff(retrier: RetryRule, attempts: number, random: number): number | undefined {
  if (attempts >= (retrier.MaxAttempts ?? 3)) return undefined;
  const growing = (retrier.IntervalSeconds ?? 1) * (retrier.BackoffRate ?? 2) ** attempts;
  const delay = Math.min(growing, retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY);
  return retrier.JitterStrategy === 'FULL' ? delay * random : delay;
}
