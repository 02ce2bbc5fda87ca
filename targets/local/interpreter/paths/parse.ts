// Paths of the states language: JSONPath over a state's data (`$`), its context (`$$`) or a variable (`$name`). From text to
// steps; what they select is in select.ts.
import { type Cursor, readQuoted, skipSpace, take } from './cursor.ts';
import { parseFilter } from './filter.ts';
import type { Path, Root, Step } from './model.ts';

const known = new Map<string, Path | undefined>();

/** Undefined: it is no path. */
export function parsePath(text: string): Path | undefined {
  if (known.has(text)) return known.get(text);
  const cursor = { text, at: 0 };
  const path = readPath(cursor);
  const result = cursor.at === text.length ? path : undefined;
  if (known.size > 10_000) known.clear();
  known.set(text, result);
  return result;
}

/** A path that begins here, up to where it ends: an argument of a function, or a side of a comparison. */
export function readPath(cursor: Cursor): Path | undefined {
  const begin = cursor.at;
  const root = readRoot(cursor);
  if (root === undefined) return undefined;
  const steps = readSteps(cursor);
  if (steps === undefined) return undefined;
  return { text: cursor.text.slice(begin, cursor.at), root, steps, definite: steps.every(isDefinite) };
}

function readRoot(cursor: Cursor): Root | undefined {
  if (cursor.text[cursor.at] !== '$') return undefined;
  cursor.at++;
  if (cursor.text[cursor.at] === '$') {
    cursor.at++;
    return { kind: 'context' };
  }
  const name = take(cursor, /[\p{ID_Start}_][\p{ID_Continue}]*/uy);
  return name === '' ? { kind: 'data' } : { kind: 'variable', name };
}

/** What follows `$` or `@`. */
function readSteps(cursor: Cursor): readonly Step[] | undefined {
  const steps: Step[] = [];
  for (;;) {
    const { text, at } = cursor;
    if (text.startsWith('..', at)) {
      cursor.at += 2;
      steps.push({ kind: 'deep' });
      if (text[cursor.at] === '[') continue;
    } else if (text[at] === '.' && text[at + 1] === '[') {
      cursor.at++;
      continue;
    } else if (text[at] === '.') cursor.at++;
    else if (text[at] === '[') {
      const step = readBracket(cursor);
      if (step === undefined) return undefined;
      steps.push(step);
      continue;
    } else return steps.at(-1)?.kind === 'deep' ? undefined : steps;
    if (text[cursor.at] === '*') {
      cursor.at++;
      steps.push({ kind: 'all' });
      continue;
    }
    const name = take(cursor, /[^\s.[\](),=<>!&|*]+/uy);
    if (name === '') return undefined;
    steps.push({ kind: 'names', names: [name] });
  }
}

function readBracket(cursor: Cursor): Step | undefined {
  cursor.at++;
  skipSpace(cursor);
  const { text, at } = cursor;
  let step: Step | undefined;
  if (text[at] === '*') {
    cursor.at++;
    step = { kind: 'all' };
  } else if (text[at] === '?') step = readFilter(cursor);
  else if (text[at] === "'" || text[at] === '"') step = readNames(cursor);
  else step = readNumbers(cursor);
  skipSpace(cursor);
  if (step === undefined || cursor.text[cursor.at] !== ']') return undefined;
  cursor.at++;
  return step;
}

function readFilter(cursor: Cursor): Step | undefined {
  cursor.at++;
  skipSpace(cursor);
  const filter = parseFilter(cursor, readSteps);
  return filter && { kind: 'filter', filter };
}

function readNames(cursor: Cursor): Step | undefined {
  const names: string[] = [];
  for (;;) {
    skipSpace(cursor);
    const name = readQuoted(cursor);
    if (name === undefined) return undefined;
    names.push(name);
    skipSpace(cursor);
    if (cursor.text[cursor.at] !== ',') return { kind: 'names', names };
    cursor.at++;
  }
}

function readNumbers(cursor: Cursor): Step | undefined {
  const inside = take(cursor, /[-\d:,\s]+/y).replace(/\s/g, '');
  if (/^-?\d+(,-?\d+)*$/.test(inside)) return { kind: 'indexes', indexes: inside.split(',').map(Number) };
  const [whole, from, to, by] = /^(-?\d*):(-?\d*)(?::(-?\d+))?$/.exec(inside) ?? [];
  if (whole === undefined || Number(by ?? 1) < 1) return undefined;
  const bound = (text: string | undefined) => (text === undefined || text === '' ? undefined : Number(text));
  return { kind: 'slice', from: bound(from), to: bound(to), by: Number(by ?? 1) };
}

function isDefinite(step: Step): boolean {
  if (step.kind === 'names') return step.names.length === 1;
  return step.kind === 'indexes' && step.indexes.length === 1;
}
