// Reads a JSONata expression as far as Step Functions restricts it: which variables it needs, whether it names fields of
// nothing, how long its chains are. It takes what we write for valid JSONata; it is no parser.

export interface Reading {
  /** Variables that the expression does not bind itself; `states` is one of them. */
  readonly variables: ReadonlySet<string>;
  /** `$`, `$$` or a bare name where there is no context item. */
  readonly loose: readonly string[];
  /** Operators that chain terms: the platform evaluates less than 200. */
  readonly operators: number;
}

type Kind = 'space' | 'string' | 'regex' | 'number' | 'variable' | 'field' | 'operator';

interface Token {
  readonly kind: Kind;
  readonly text: string;
}

const patterns: readonly (readonly [Kind, RegExp])[] = [
  ['space', /\s+/y],
  ['string', /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/y],
  ['number', /\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/y],
  ['variable', /\$[$\p{ID_Start}_\p{ID_Continue}]*/uy],
  ['field', /`[^`]*`|[\p{ID_Start}_][\p{ID_Continue}]*/uy],
  ['operator', /:=|!=|<=|>=|\*\*|\.\.|~>|[^\s]/uy],
];
const regex = /\/(?:\\.|[^/\\])+\/[a-z]*/y;
const keywords = new Set(['and', 'or', 'in', 'true', 'false', 'null', 'function']);
const chaining = new Set([
  '+',
  '-',
  '*',
  '/',
  '%',
  '&',
  '=',
  '!=',
  '<',
  '>',
  '<=',
  '>=',
  '.',
  '..',
  '~>',
  'and',
  'or',
  'in',
]);

export function read(code: string): Reading {
  const tokens = tokenize(code);
  return {
    variables: freeVariables(tokens),
    loose: looseNames(tokens),
    operators: tokens.filter(token => token.kind !== 'string' && chaining.has(token.text)).length,
  };
}

function tokenize(code: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < code.length; ) {
    const [kind, text] = next(code, at, tokens.at(-1));
    if (kind !== 'space') tokens.push({ kind, text });
    at += text.length;
  }
  return tokens;
}

function next(code: string, at: number, before: Token | undefined): readonly [Kind, string] {
  if (code[at] === '/' && !endsOperand(before)) {
    const text = match(regex, code, at);
    if (text !== undefined) return ['regex', text];
  }
  for (const [kind, pattern] of patterns) {
    const text = match(pattern, code, at);
    if (text !== undefined) return [kind, text];
  }
  return ['operator', code.charAt(at)];
}

function match(pattern: RegExp, code: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(code)?.[0];
}

/** What follows cannot start an operand: `/` divides, `[` filters. */
function endsOperand(token: Token | undefined): boolean {
  if (token === undefined || token.kind === 'regex') return false;
  if (token.kind === 'operator') return token.text === ')' || token.text === ']' || token.text === '}';
  return token.kind !== 'field' || !chaining.has(token.text);
}

function freeVariables(tokens: readonly Token[]): ReadonlySet<string> {
  const bound = new Set<string>();
  tokens.forEach((token, i) => {
    if (token.kind === 'variable' && tokens[i + 1]?.text === ':=') bound.add(token.text);
  });
  const free = new Set<string>();
  tokens.forEach((token, i) => {
    const called = tokens[i + 1]?.text === '(';
    if (token.kind !== 'variable' || called || bound.has(token.text)) return;
    if (token.text !== '$' && token.text !== '$$') free.add(token.text.slice(1));
  });
  return free;
}

function looseNames(tokens: readonly Token[]): readonly string[] {
  const loose: string[] = [];
  const filters: boolean[] = [];
  tokens.forEach((token, i) => {
    const before = tokens[i - 1];
    if (token.text === '[') filters.push(endsOperand(before));
    if (token.text === ']') filters.pop();
    const context = token.text === '$' || token.text === '$$';
    const name = token.kind === 'field' && !keywords.has(token.text) && before?.text !== '.';
    if (token.text === '$$' || ((context || name) && !filters.includes(true))) loose.push(token.text);
  });
  return loose;
}
