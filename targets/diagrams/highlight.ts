// Colours a `.mu` text for the page: a scanner of our own, since a page needs neither the grammar nor its tree.
import { element, escapeText } from './markup.ts';

type Class =
  | 'comment'
  | 'doc'
  | 'string'
  | 'number'
  | 'word'
  | 'special'
  | 'type'
  | 'decorator'
  | 'call'
  | '';

interface Token {
  readonly class: Class;
  readonly text: string;
}

const KEYWORDS = new Set(
  `abstract as async await break case catch const continue default do else export extends false finally for from function if
  import in instanceof interface keyof let new null of private readonly return satisfies switch this throw true try type
  typeof undefined void while`.split(/\s+/u),
);

/** The words that TypeScript does not have, each a name unless this follows. */
const SPECIAL: ReadonlyMap<string, RegExp> = new Map([
  ['service', /^\s+\p{Lu}/u],
  ['error', /^\s+\p{Lu}/u],
  ['state', /^\s+[\p{ID_Start}$_]/u],
  ['extern', /^\s+service\b/u],
  ['transaction', /^\s*\{/u],
  ['saga', /^\s*\{/u],
  ['compensate', /^\s*\{/u],
  ['invariant', /^\s*["'`]/u],
]);

const BUILT_IN = new Set('string number boolean unknown never'.split(' '));

/** In this order at each place; a template's expressions are coloured as part of the string. */
const PATTERNS: readonly (readonly [RegExp, Class])[] = [
  [/\/\*\*[\s\S]*?(?:\*\/|$)/uy, 'doc'],
  [/\/\*[\s\S]*?(?:\*\/|$)/uy, 'comment'],
  [/\/\/[^\n]*/uy, 'comment'],
  [/"(?:\\.|[^"\\\n])*"?/uy, 'string'],
  [/'(?:\\.|[^'\\\n])*'?/uy, 'string'],
  [/`(?:\\[\s\S]|[^`\\])*`?/uy, 'string'],
  [/@[\p{ID_Start}$_][\p{ID_Continue}$]*/uy, 'decorator'],
  [/\d[\w.]*/uy, 'number'],
  [/[\p{ID_Start}$_][\p{ID_Continue}$]*/uy, 'word'],
  [/[^\p{ID_Start}$_\d"'`@/]+|[\s\S]/uy, ''],
];

/** One piece of markup per line of the text. */
export function highlightLines(text: string): readonly string[] {
  const lines: string[] = [''];
  for (const token of tokensOf(text)) {
    token.text.split('\n').forEach((part, index) => {
      if (index > 0) lines.push('');
      lines[lines.length - 1] += span(token.class, part.replace(/\r$/u, ''));
    });
  }
  return lines;
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const token = tokenAt(text, at);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function tokenAt(text: string, at: number): Token {
  for (const [pattern, name] of PATTERNS) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found === undefined || found === '') continue;
    return { class: name === 'word' ? wordClass(found, text, at + found.length) : name, text: found };
  }
  return { class: '', text: text.charAt(at) };
}

function wordClass(word: string, text: string, end: number): Class {
  if (KEYWORDS.has(word)) return 'word';
  if (SPECIAL.get(word)?.test(text.slice(end, end + 40)) === true) return 'special';
  if (BUILT_IN.has(word) || /^\p{Lu}/u.test(word)) return 'type';
  return text.startsWith('(', end) ? 'call' : '';
}

function span(name: Class, text: string): string {
  if (text === '') return '';
  return name === '' ? escapeText(text) : element('span', { class: `t-${name}` }, escapeText(text));
}
