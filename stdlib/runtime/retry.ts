// `@retry` of a service's method, as its callers carry it out: a turn before the first attempt, and one after each attempt that
// failed, which decides whether there is another one and after which pause.
import { asProgramError, MuError } from './errors.ts';
import type { Turn } from './turn.ts';

export interface Retrying {
  /** All attempts, the first among them. */
  readonly attempts: number;
  /** Seconds. */
  readonly interval: number;
  readonly backoff: number;
  /** Names of errors; `*`: all. */
  readonly on: readonly string[];
}

interface Left {
  readonly exit: number;
  readonly values: { readonly attempt: number; readonly seconds?: number };
}

const longestPause = 86_400;

/** Leaves by 1 to the attempt, by 2 to the pause before it; throws what the last attempt threw. */
export function retry(
  _: Turn,
  v: { readonly attempt?: number; readonly error?: unknown },
  { attempts, interval, backoff, on }: Retrying,
): Left {
  if (v.attempt === undefined) return { exit: 1, values: { attempt: 0 } };
  const attempt = v.attempt + 1;
  const error = asProgramError(v.error);
  if (attempt >= attempts || !on.some(name => name === '*' || name === MuError.declaredName(error)))
    throw error;
  const seconds = Math.min(longestPause, Math.ceil(interval * backoff ** (attempt - 1)));
  return { exit: 2, values: { attempt, seconds } };
}
