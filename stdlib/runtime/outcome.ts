// How runs and executions end, as outcomes of requests.
import type { ProgramEntry } from './graph.ts';
import type { HttpOutcome } from './http.ts';
import type { Entry, Json, Reply } from './ports.ts';

/** Arguments by parameter name, as a run that serves a whole request takes them. */
export function valuesOf(
  { parameters }: Pick<ProgramEntry, 'parameters'>,
  args: readonly Json[],
): { readonly [name: string]: Json } {
  const values: { [name: string]: Json } = {};
  for (const [i, { name, variable = name }] of parameters.entries())
    values[variable] = args[i] ?? (args[i] === null ? null : { $mu: 'undefined' });
  return values;
}

export function replied(reply: Reply): HttpOutcome {
  const { value } = reply.values as { readonly value?: Json };
  return { kind: 'returned', value: value ?? (value === null ? null : { $mu: 'undefined' }) };
}

/** Of a run that recorded its end in the ledger; undefined: nothing is known. */
export function recorded(entry: Entry | undefined): HttpOutcome | undefined {
  const { state } = entry ?? {};
  if (state?.kind === 'done') return replied(state.reply as unknown as Reply);
  if (state?.kind === 'failed') return { kind: 'threw', error: { $mu: 'error', ...state.error } };
  return state?.kind === 'open' ? { kind: 'running' } : undefined;
}

const passing: ReadonlySet<string> = new Set([
  'Mu.Conflict',
  'Mu.StoreUnavailable',
  'Lambda.TooManyRequestsException',
  'Lambda.ServiceException',
]);

/** `cause` is the JSON text of an error of the program, alone or as the message that Lambda reports, or any text. */
export function failed(name: string, cause: string): HttpOutcome {
  if (name === 'Mu.RequestMismatch') return { kind: 'mismatch' };
  if (passing.has(name)) return { kind: 'overloaded' };
  const error = name.startsWith('Mu.') ? undefined : errorIn(cause);
  return error === undefined ? { kind: 'broken', name, cause } : { kind: 'threw', error };
}

function errorIn(cause: string): Json | undefined {
  const parsed = parse(cause);
  if (isError(parsed)) return parsed;
  const message = (parsed as { readonly errorMessage?: unknown } | undefined)?.errorMessage;
  const inner = typeof message === 'string' ? parse(message) : undefined;
  return isError(inner) ? inner : undefined;
}

function isError(json: Json | undefined): json is Json {
  return typeof json === 'object' && json !== null && (json as { readonly $mu?: Json }).$mu === 'error';
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
