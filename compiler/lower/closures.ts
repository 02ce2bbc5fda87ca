// The functions that names of a method hold: `const add = n => { total += n; }`. They live across waits as what they are made
// of: their text, and the variables that it mentions.
import type * as js from 'estree';
import { namesIn } from './mentions.ts';
import type { Flow, FlowBlock, FlowEnd } from './split/flow.ts';

type Closures = Flow['closures'];

/** Names, and those that the functions among them mention in turn. */
export function withCaptured(names: Iterable<string>, closures: Closures): Set<string> {
  const found = new Set(names);
  for (const name of found) {
    const made = closures.get(name);
    if (made !== undefined) for (const captured of namesIn(made)) found.add(captured);
  }
  return found;
}

/** The functions among names, in the order in which the method makes them. */
export function closuresAmong(names: ReadonlySet<string>, closures: Closures): [string, js.Expression][] {
  return [...closures].filter(([name]) => names.has(name));
}

/** What the end of a block evaluates. */
export function endExpression(end: FlowEnd): readonly js.Expression[] {
  if (end.kind === 'branch') return [end.test];
  if (end.kind === 'throw') return [end.error];
  return end.kind === 'return' && end.value !== undefined ? [end.value] : [];
}

/** The names that the code of a block mentions; what its wait reads is the platform's business. */
export function codeNames(b: FlowBlock, closures: Flow['closures']): Set<string> {
  const names = new Set(b.statements.flatMap(s => [...namesIn(s)]));
  for (const value of endExpression(b.end)) for (const name of namesIn(value)) names.add(name);
  if (b.handler !== undefined) names.add(b.handler.variable);
  return withCaptured(names, closures);
}
