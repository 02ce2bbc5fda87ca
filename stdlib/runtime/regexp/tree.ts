// The structure of a regular expression. JavaScript has read the pattern before, so it is known to be well formed: what
// stands for one character (`a`, `\d`, `[^x]`, `\p{L}`) is left as it is written, for JavaScript to judge.

export type Node =
  | { readonly kind: 'empty' }
  | { readonly kind: 'character'; readonly source: string; readonly flags: string }
  | { readonly kind: 'sequence'; readonly nodes: readonly Node[] }
  | { readonly kind: 'choice'; readonly nodes: readonly Node[] }
  | { readonly kind: 'group'; readonly index: number; readonly node: Node }
  | Repeat
  | { readonly kind: 'place'; readonly what: 'start' | 'end' | 'word' | 'inside'; readonly lines: boolean }
  | { readonly kind: 'look'; readonly behind: boolean; readonly negative: boolean; readonly node: Node }
  | { readonly kind: 'back'; readonly groups: readonly number[]; readonly ignoreCase: boolean };

export interface Repeat {
  readonly kind: 'repeat';
  readonly node: Node;
  readonly least: number;
  readonly most: number;
  readonly greedy: boolean;
  /** The groups inside, from and up to: they are empty again before each round. */
  readonly groups: readonly [number, number];
}

export interface Tree {
  readonly node: Node;
  readonly groups: number;
  /** Groups by name; a name may stand in several alternatives. */
  readonly names: ReadonlyMap<string, readonly number[]>;
}

interface Reading {
  readonly source: string;
  readonly unicode: boolean;
  readonly sets: boolean;
  readonly total: number;
  readonly names: Map<string, number[]>;
  at: number;
  groups: number;
  /** Of `i`, `m`, `s`: they may change inside of a group. */
  flags: string;
}

export function readPattern(source: string, flags: string): Tree {
  const unicode = /[uv]/.test(flags);
  const sets = flags.includes('v');
  const { total, names } = groupsOf(source, sets);
  const reading: Reading = { source, unicode, sets, total, names, at: 0, groups: 0, flags };
  return { node: readChoice(reading), groups: reading.groups, names };
}

/** How many groups there are and which names they have: references may stand before their groups. */
function groupsOf(source: string, sets: boolean): { total: number; names: Map<string, number[]> } {
  let total = 0;
  const names = new Map<string, number[]>();
  for (let i = 0; i < source.length; i++) {
    if (source[i] === '\\') i++;
    else if (source[i] === '[') i = endOfClass(source, i, sets) - 1;
    else if (source[i] === '(') {
      const [, name] = /^\(\?<([^=!>][^>]*)>/.exec(source.slice(i, i + 200)) ?? [];
      if (source[i + 1] === '?' && name === undefined) continue;
      total++;
      if (name !== undefined) names.set(name, [...(names.get(name) ?? []), total]);
    }
  }
  return { total, names };
}

/** The place behind a class that begins here. Only with the flag `v` there are classes in classes. */
function endOfClass(source: string, start: number, sets: boolean): number {
  let depth = 0;
  for (let i = start; i < source.length; i++) {
    if (source[i] === '\\') i++;
    else if (source[i] === '[' && (depth === 0 || sets)) depth++;
    else if (source[i] === ']' && --depth === 0) return i + 1;
  }
  return source.length;
}

function readChoice(reading: Reading): Node {
  const nodes = [readSequence(reading)];
  while (reading.source[reading.at] === '|') {
    reading.at++;
    nodes.push(readSequence(reading));
  }
  return nodes.length === 1 ? (nodes[0] as Node) : { kind: 'choice', nodes };
}

function readSequence(reading: Reading): Node {
  const nodes: Node[] = [];
  for (;;) {
    const next = reading.source[reading.at];
    if (next === undefined || next === '|' || next === ')') break;
    const before = reading.groups;
    nodes.push(readRepeat(reading, readTerm(reading), before));
  }
  if (nodes.length === 0) return { kind: 'empty' };
  return nodes.length === 1 ? (nodes[0] as Node) : { kind: 'sequence', nodes };
}

const counts = /[*+?]|\{(\d+)(,?)(\d*)\}/y;

function readRepeat(reading: Reading, node: Node, before: number): Node {
  counts.lastIndex = reading.at;
  const found = counts.exec(reading.source);
  if (found === null) return node;
  reading.at = counts.lastIndex;
  const [sign, from, comma, to] = found;
  const least = from === undefined ? (sign === '+' ? 1 : 0) : Number(from);
  const open = to === '' ? (comma === ',' ? Number.POSITIVE_INFINITY : least) : Number(to);
  const most = from === undefined ? (sign === '?' ? 1 : Number.POSITIVE_INFINITY) : open;
  const greedy = reading.source[reading.at] !== '?';
  if (!greedy) reading.at++;
  return { kind: 'repeat', node, least, most, greedy, groups: [before + 1, reading.groups + 1] };
}

function readTerm(reading: Reading): Node {
  const { source, at, flags } = reading;
  const lines = flags.includes('m');
  switch (source[at]) {
    case '^':
    case '$':
      reading.at++;
      return { kind: 'place', what: source[at] === '^' ? 'start' : 'end', lines };
    case '(':
      return readGroup(reading);
    case '[':
      return character(reading, endOfClass(source, at, reading.sets));
    case '\\':
      return readEscape(reading);
    default: {
      const wide = reading.unicode && (source.codePointAt(at) ?? 0) > 0xffff;
      return character(reading, at + (wide ? 2 : 1));
    }
  }
}

function character(reading: Reading, end: number): Node {
  const source = reading.source.slice(reading.at, end);
  reading.at = end;
  return { kind: 'character', source, flags: reading.flags.replaceAll(/[^isuv]/g, '') };
}

function readGroup(reading: Reading): Node {
  const { source, flags } = reading;
  const [open = '(', look, behind, name, on, off] =
    /^\((?:\?(?:([=!])|(<[=!])|<([^>]+)>|([ims]*)(?:-([ims]*))?:))?/.exec(
      source.slice(reading.at, reading.at + 200),
    ) ?? [];
  reading.at += open.length;
  const index = open === '(' || name !== undefined ? ++reading.groups : undefined;
  if (on !== undefined || off !== undefined)
    reading.flags = flags.replaceAll(new RegExp(`[${off ?? ''} ]`, 'g'), '') + (on ?? '');
  const node = readChoice(reading);
  reading.flags = flags;
  reading.at++;
  if (index !== undefined) return { kind: 'group', index, node };
  if (look === undefined && behind === undefined) return node;
  const negative = (look ?? behind ?? '').endsWith('!');
  return { kind: 'look', behind: behind !== undefined, negative, node };
}

function readEscape(reading: Reading): Node {
  const { source, at, flags, unicode } = reading;
  const rest = source.slice(at, at + 200);
  if (rest[1] === 'b' || rest[1] === 'B') {
    reading.at += 2;
    return { kind: 'place', what: rest[1] === 'b' ? 'word' : 'inside', lines: false };
  }
  const ignoreCase = flags.includes('i');
  const [number, digits] = /^\\([1-9]\d*)/.exec(rest) ?? [];
  if (number !== undefined && Number(digits) <= reading.total) {
    reading.at += number.length;
    return { kind: 'back', groups: [Number(digits)], ignoreCase };
  }
  const [reference, name = ''] = reading.names.size === 0 ? [] : (/^\\k<([^>]+)>/.exec(rest) ?? []);
  if (reference !== undefined) {
    reading.at += reference.length;
    return { kind: 'back', groups: reading.names.get(name) ?? [], ignoreCase };
  }
  const long = unicode
    ? /^\\(?:u\{[^}]*\}|u[dD][89abAB]..\\u[dD][c-fC-F]..|u....|x..|c.|[pP]\{[^}]*\}|[\s\S])/u
    : /^\\(?:u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|[0-3][0-7]{0,2}|[4-7][0-7]?|[\s\S])/;
  return character(reading, at + (long.exec(rest)?.[0].length ?? 2));
}
