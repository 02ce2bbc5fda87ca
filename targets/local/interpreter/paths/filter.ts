// Conditions of `[?(…)]` in a path: comparisons of parts of an element with constants or with each other, joined by `&&`, `||`
// and `!`; a path alone asks whether it is there.
import type { Json } from '../json.ts';
import { type Cursor, readQuoted, skipSpace, take } from './cursor.ts';
import type { Filter, Operand, Step } from './model.ts';

/** From the opening parenthesis to the closing one. */
/** What follows `@` or `$`; given by parse.ts, which knows filters. */
type ReadSteps = (cursor: Cursor) => readonly Step[] | undefined;

export function parseFilter(cursor: Cursor, steps: ReadSteps): Filter | undefined {
  if (cursor.text[cursor.at] !== '(') return undefined;
  return parenthesised(cursor, steps);
}

function parenthesised(cursor: Cursor, steps: ReadSteps): Filter | undefined {
  cursor.at++;
  const filter = either(cursor, steps);
  skipSpace(cursor);
  if (filter === undefined || cursor.text[cursor.at] !== ')') return undefined;
  cursor.at++;
  return filter;
}

function either(cursor: Cursor, steps: ReadSteps): Filter | undefined {
  return joined(cursor, 'or', '||', outer => joined(outer, 'and', '&&', inner => single(inner, steps)));
}

function joined(
  cursor: Cursor,
  kind: 'and' | 'or',
  sign: string,
  side: (cursor: Cursor) => Filter | undefined,
): Filter | undefined {
  const sides: Filter[] = [];
  for (;;) {
    const next = side(cursor);
    if (next === undefined) return undefined;
    sides.push(next);
    skipSpace(cursor);
    if (!cursor.text.startsWith(sign, cursor.at)) return sides.length === 1 ? next : { kind, sides };
    cursor.at += sign.length;
  }
}

function single(cursor: Cursor, steps: ReadSteps): Filter | undefined {
  skipSpace(cursor);
  if (cursor.text[cursor.at] === '(') return parenthesised(cursor, steps);
  if (cursor.text[cursor.at] === '!' && cursor.text[cursor.at + 1] !== '=') {
    cursor.at++;
    const filter = single(cursor, steps);
    return filter && { kind: 'not', filter };
  }
  const left = operand(cursor, steps);
  if (left === undefined) return undefined;
  skipSpace(cursor);
  const operator = take(cursor, /==|!=|<=|>=|<|>|in\b|nin\b/y);
  if (operator === '') return left.kind === 'constant' ? undefined : { kind: 'exists', operand: left };
  const right = operand(cursor, steps);
  return right && { kind: 'compare', operator, left, right };
}

function operand(cursor: Cursor, readSteps: ReadSteps): Operand | undefined {
  skipSpace(cursor);
  const sign = cursor.text[cursor.at];
  if (sign === '@' || sign === '$') {
    cursor.at++;
    const steps = readSteps(cursor);
    return steps && { kind: sign === '@' ? 'element' : 'root', steps };
  }
  const value = sign === '[' ? list(cursor) : constant(cursor);
  return value === undefined ? undefined : { kind: 'constant', value };
}

function constant(cursor: Cursor): Json | undefined {
  const quoted = readQuoted(cursor);
  if (quoted !== undefined) return quoted;
  const word = take(cursor, /-?\d+(\.\d+)?([eE][-+]?\d+)?|true|false|null/y);
  return word === '' ? undefined : (JSON.parse(word) as Json);
}

function list(cursor: Cursor): readonly Json[] | undefined {
  cursor.at++;
  const values: Json[] = [];
  for (;;) {
    skipSpace(cursor);
    const value = constant(cursor);
    if (value === undefined) return undefined;
    values.push(value);
    skipSpace(cursor);
    const sign = cursor.text[cursor.at++];
    if (sign === ']') return values;
    if (sign !== ',') return undefined;
  }
}
