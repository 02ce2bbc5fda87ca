// `States.Format('…', $.a)`: calls of intrinsic functions, from text to a tree.
import type { Json } from '../json.ts';
import { type Cursor, skipSpace, take } from '../paths/cursor.ts';
import type { Path } from '../paths/model.ts';
import { readPath } from '../paths/parse.ts';

export interface Call {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Argument[];
}

export type Argument =
  | Call
  | { readonly kind: 'path'; readonly path: Path }
  /** `raw` still has its escapes: Format tells `\{` from `{`. */
  | { readonly kind: 'text'; readonly raw: string }
  | { readonly kind: 'constant'; readonly value: Json };

const known = new Map<string, Call | undefined>();

/** Undefined: it is no call, or a literal has an escape that there is not. */
export function parseCall(text: string): Call | undefined {
  if (known.has(text)) return known.get(text);
  const cursor = { text, at: 0 };
  const call = readCall(cursor);
  skipSpace(cursor);
  const result = cursor.at === text.length ? call : undefined;
  if (known.size > 10_000) known.clear();
  known.set(text, result);
  return result;
}

export function isCall(text: string): boolean {
  return /^States\.\w+\s*\(/.test(text);
}

/** Calls within calls: as AWS bounds them. */
const deepest = 10;

function readCall(cursor: Cursor, depth = 0): Call | undefined {
  const name = take(cursor, /States\.\w+/y);
  skipSpace(cursor);
  if (name === '' || depth > deepest || cursor.text[cursor.at] !== '(') return undefined;
  cursor.at++;
  const args: Argument[] = [];
  skipSpace(cursor);
  if (cursor.text[cursor.at] === ')') {
    cursor.at++;
    return { kind: 'call', name, args };
  }
  for (;;) {
    const argument = readArgument(cursor, depth);
    if (argument === undefined) return undefined;
    args.push(argument);
    skipSpace(cursor);
    const sign = cursor.text[cursor.at++];
    if (sign === ')') return { kind: 'call', name, args };
    if (sign !== ',') return undefined;
  }
}

function readArgument(cursor: Cursor, depth: number): Argument | undefined {
  skipSpace(cursor);
  const { text, at } = cursor;
  if (text[at] === '$') {
    const path = readPath(cursor);
    return path && { kind: 'path', path };
  }
  if (text[at] === "'") return readText(cursor);
  if (text.startsWith('States.', at)) return readCall(cursor, depth + 1);
  const word = take(cursor, /-?\d+(\.\d+)?([eE][-+]?\d+)?|true\b|false\b|null\b/y);
  return word === '' ? undefined : { kind: 'constant', value: JSON.parse(word) as Json };
}

function readText(cursor: Cursor): Argument | undefined {
  const text = take(cursor, /'(?:[^'\\]|\\['{}\\])*'/y);
  return text === '' ? undefined : { kind: 'text', raw: text.slice(1, -1) };
}

export function unescaped(raw: string): string {
  return raw.replace(/\\(['{}\\])/g, '$1');
}
