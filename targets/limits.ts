// Durations and sizes that several artefacts of one build must agree on.

/** Seconds after which Lambda stops an invocation. */
export const functionSeconds = 60;

/** Seconds that Lambda gives a function at most. */
const mostFunctionSeconds = 900;

/** Of a function some of whose methods have a time limit: theirs, and some more to commit and to answer. */
export function secondsOf(timeout: number | undefined): number {
  return Math.min(mostFunctionSeconds, Math.max(functionSeconds, (timeout ?? 0) + 10));
}

/** Seconds that a machine waits for an invocation: more than the function has, so that no attempt outlives its wait. */
const taskSeconds = 75;

export function taskSecondsOf(timeout: number | undefined): number {
  return secondsOf(timeout) + taskSeconds - functionSeconds;
}

/** Seconds that an Express execution lasts at most. */
export const expressSeconds = 300;

/** What an HTTP API waits at most for an answer. */
export const gatewayMilliseconds = 30_000;

/** Iterations of an inline Map that run at once, at most. */
export const mapConcurrency = 40;

/** Bytes of a definition, at most. */
export const definitionBytes = 1_048_576;

/** Seconds for which ledger entries are kept: longer than any retry of the platform. */
export const retentionSeconds = 14 * 24 * 60 * 60;

/** Seconds that an extern function may take to tell that an attempt took too long, before Lambda stops it. */
const grace = 5;
/** Seconds that it may take to start. */
const start = 10;
/** Seconds that Lambda gives an invocation at most. */
const longestInvocation = 900;

/** Seconds after which Lambda stops the function of an extern service whose attempts may take so long. */
export function externFunctionSeconds(timeout: number): number {
  return Math.min(longestInvocation, Math.ceil(timeout) + grace);
}

/** Seconds that a machine waits for an attempt. */
export function externSeconds(timeout: number): number {
  return externFunctionSeconds(timeout) + start;
}
