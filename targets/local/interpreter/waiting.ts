// Times in a definition: how long a Wait waits, and the limits of a Task.
import type { StateDefinition } from './definition.ts';
import { queryError, wrongType } from './errors.ts';
import { evaluate, evaluateAs, expressionOf, type View } from './evaluation.ts';
import { effectiveInput } from './flow.ts';
import type { Json } from './json.ts';
import { pathValue, runtimeError } from './payload.ts';
import { type Entered, isJsonata, pathView, type Site, view } from './run.ts';

const longestWait = 24_855 * 86_400;
const timestamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

export function isTimestamp(text: string): boolean {
  if (!timestamp.test(text) || Number.isNaN(Date.parse(text))) return false;
  // JavaScript takes the 30th of February for the 1st of March.
  const [year = 0, month = 0, day = 0] = text.split('T')[0]?.split('-').map(Number) ?? [];
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Milliseconds since 1970. */
export function wakeUpTime(site: Site, frame: Entered, state: StateDefinition): number {
  const { time } = site.run;
  const seconds = isJsonata(site, state) ? secondsOf(site, frame, state) : secondsByPath(site, frame, state);
  if (seconds === undefined) return instantOf(site, frame, state);
  if (seconds > longestWait) throw runtimeError('Wait state delay is too long.');
  return time + seconds * 1000;
}

function secondsOf(site: Site, frame: Entered, { Seconds, Timestamp }: StateDefinition): number | undefined {
  if (Timestamp !== undefined) return undefined;
  return wholeNumber(Seconds ?? 0, 'Seconds', 0, view(site, frame));
}

function secondsByPath(site: Site, frame: Entered, state: StateDefinition): number | undefined {
  const { Seconds, SecondsPath } = state;
  if (Seconds !== undefined) return Number(Seconds);
  if (SecondsPath === undefined) return undefined;
  const value = inputValue(site, frame, state, SecondsPath);
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw runtimeError(
      `The SecondsPath parameter cannot be parsed as a long value: ${SecondsPath} == ${shown(value)}`,
    );
  if (value < 0)
    throw runtimeError(`The SecondsPath parameter references a negative value: ${SecondsPath} == ${value}`);
  return value;
}

function instantOf(site: Site, frame: Entered, state: StateDefinition): number {
  const { Timestamp, TimestampPath } = state;
  if (isJsonata(site, state)) {
    const text = evaluateAs('string', Timestamp ?? '', 'Timestamp', view(site, frame)) as string;
    if (isTimestamp(text)) return Date.parse(text);
    throw queryError(
      `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${text}`,
      'Timestamp',
    );
  }
  if (Timestamp !== undefined) return Date.parse(Timestamp);
  const value = inputValue(site, frame, state, TimestampPath ?? '$');
  if (typeof value === 'string' && isTimestamp(value)) return Date.parse(value);
  throw runtimeError(
    `The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: ${TimestampPath} == ${shown(value)}`,
  );
}

function inputValue(site: Site, frame: Entered, state: StateDefinition, path: string): Json {
  return pathValue(path, pathView(site, frame, effectiveInput(site, frame, state)));
}

function shown(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** `TimeoutSeconds` or `HeartbeatSeconds`, or by path; undefined: no limit. */
export function limitOf(
  site: Site,
  frame: Entered,
  state: StateDefinition,
  field: 'TimeoutSeconds' | 'HeartbeatSeconds',
): number | undefined {
  const constant = state[field];
  if (constant !== undefined) return wholeNumber(constant, field, 1, view(site, frame));
  const path = state[`${field}Path`];
  if (path === undefined) return undefined;
  const value = inputValue(site, frame, state, path);
  if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value;
  throw runtimeError(
    `The ${field}Path parameter does not reference a positive integer: ${path} == ${shown(value)}`,
  );
}

/** A field with an integer, at least `least`. */
export function wholeNumber(template: number | string, field: string, least: number, seen: View): number {
  const value = evaluate(template, field, seen);
  const expression = expressionOf(template) ?? String(template);
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw wrongType(expression, field, 'integer', value);
  if (value < least)
    throw queryError(
      `The JSONata expression '${expression}' specified for the field '${field}' returned a value outside of its range: ${value}`,
      field,
    );
  return value;
}
