// What a call inside a turn sends: copies of its arguments. What cannot be sent is told by the name of the parameter that would
// have got it. The name stands in the text of the generated function, and is looked for only when something is wrong.
import { copy } from './codec.ts';

export function copies(callee: (...args: never[]) => unknown, args: readonly unknown[]): readonly unknown[] {
  return args.map((value, at) => {
    try {
      return copy(value, `args[${at}]`);
    } catch {
      return copy(value, parameterName(callee, at) ?? `args[${at}]`);
    }
  });
}

/** `y` of `async function Other$f($, x, y = 1) {…}` for 1: the first parameter is the turn. */
function parameterName(callee: (...args: never[]) => unknown, at: number): string | undefined {
  const text = /^async function [\w$]*\(\$, ([^(){}[\]`'"/]*)\) \{/.exec(callee.toString())?.[1];
  if (text === undefined) return undefined;
  const names = text.split(', ').map(parameter => parameter.replace(/ = .*/, ''));
  const rest = names.at(-1)?.startsWith('...') ? names.length - 1 : names.length;
  return at < rest ? names[at] : `${names[rest]?.slice(3) ?? 'args'}[${at - rest}]`;
}
