// What a call inside a turn sends: copies of its arguments, and of its result. Calls that were started go to and from methods of their
// service as they are. What cannot be sent is told by the name of the parameter that would have got it. The name stands in the text of the generated function, and is looked for only when something is wrong.
import { copy } from './codec.ts';

export function copies(callee: (...args: never[]) => unknown, args: readonly unknown[]): readonly unknown[] {
  return args.map((value, at) => {
    try {
      return sentCopy(value, `args[${at}]`);
    } catch {
      return sentCopy(value, parameterName(callee, at) ?? `args[${at}]`);
    }
  });
}

/** A copy of what is sent, around the calls in it. */
export function sentCopy(value: unknown, path: string): unknown {
  try {
    return copy(value, path);
  } catch (error) {
    if (!holdsCall(value, new Set())) throw error;
    return copyAround(value, path);
  }
}

/** A call that was started, `Started` of the turn. */
export function isCall(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'callee' in value && 'outcome' in value;
}

function holdsCall(value: unknown, seen: Set<unknown>): boolean {
  if (typeof value !== 'object' || value === null || seen.has(value)) return false;
  seen.add(value);
  return isCall(value) || Object.values(value).some(each => holdsCall(each, seen));
}

function copyAround(value: unknown, path: string): unknown {
  if (isCall(value)) return value;
  if (!holdsCall(value, new Set())) return copy(value, path);
  if (Array.isArray(value)) return value.map((each, i) => copyAround(each, `${path}[${i}]`));
  const entries = Object.entries(value as object);
  return Object.fromEntries(entries.map(([key, each]) => [key, copyAround(each, `${path}.${key}`)]));
}

/** `y` of `async function Other$f($, x, y = 1) {…}` for 1: the first parameter is the turn. */
function parameterName(callee: (...args: never[]) => unknown, at: number): string | undefined {
  const text = /^async function [\w$]*\(\$, ([^(){}[\]`'"/]*)\) \{/.exec(callee.toString())?.[1];
  if (text === undefined) return undefined;
  const names = text.split(', ').map(parameter => parameter.replace(/ = .*/, ''));
  const rest = names.at(-1)?.startsWith('...') ? names.length - 1 : names.length;
  return at < rest ? names[at] : `${names[rest]?.slice(3) ?? 'args'}[${at - rest}]`;
}
