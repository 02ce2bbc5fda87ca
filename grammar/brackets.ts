// Makes a token list well-bracketed before it is parsed: a bracket that is never closed gets its partner where
// the layout says it should be, one that closes nothing is dropped, and each is reported once. The parser can then
// rely on matching brackets: it finds the end of a broken statement, and tells `(a) => b` from `(a)`, by one look.
import { createTokenInstance, type IToken, type TokenType } from 'chevrotain';
import { type Diagnostic, report } from './diagnostic.ts';
import { grammarProblems } from './problems.ts';
import type { Source, Span } from './source.ts';
import {
  Arrow,
  BraceClose,
  BraceOpen,
  BracketClose,
  BracketOpen,
  ParenClose,
  ParenOpen,
  Semicolon,
  TemplateEnd,
  TemplateOpen,
  TemplateStart,
  words,
} from './tokens.ts';

export interface Bracketed {
  readonly tokens: readonly IToken[];
  /** For each opening bracket the index of its partner, and the other way round; -1 for other tokens. */
  readonly partner: Int32Array;
  readonly diagnostics: readonly Diagnostic[];
  /** Where a bracket was repaired; what the parser finds wrong in there is only a consequence. */
  readonly repaired: readonly Span[];
}

const closerOf = new Map<TokenType, TokenType>([
  [BraceOpen, BraceClose],
  [TemplateOpen, BraceClose],
  [ParenOpen, ParenClose],
  [BracketOpen, BracketClose],
  [TemplateStart, TemplateEnd],
]);
const closers = new Set<TokenType>([BraceClose, ParenClose, BracketClose, TemplateEnd]);

export function bracket(source: Source, tokens: readonly IToken[]): Bracketed {
  const partner = match(tokens);
  if (partner !== undefined) return { tokens, partner, diagnostics: [], repaired: [] };
  const repair = new Repair(source, tokens);
  const mended = repair.run();
  return {
    tokens: mended,
    partner: match(mended) as Int32Array,
    diagnostics: repair.diagnostics,
    repaired: repair.repaired,
  };
}

/** The partners, or nothing if the brackets do not match. */
function match(tokens: readonly IToken[]): Int32Array | undefined {
  const partner = new Int32Array(tokens.length).fill(-1);
  const open: number[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const type = (tokens[i] as IToken).tokenType;
    if (closerOf.has(type)) open.push(i);
    else if (closers.has(type)) {
      const from = open.pop();
      if (from === undefined || closerOf.get((tokens[from] as IToken).tokenType) !== type) return undefined;
      partner[from] = i;
      partner[i] = from;
    }
  }
  return open.length === 0 ? partner : undefined;
}

interface Opener {
  readonly token: IToken;
  /** Its place in the output. */
  readonly at: number;
}

/** One pass over a text whose brackets do not match. */
class Repair {
  readonly diagnostics: Diagnostic[] = [];
  readonly repaired: Span[] = [];
  readonly #source: Source;
  readonly #tokens: readonly IToken[];
  readonly #stack: Opener[] = [];
  readonly #output: IToken[] = [];
  #index = 0;

  constructor(source: Source, tokens: readonly IToken[]) {
    this.#source = source;
    this.#tokens = tokens;
  }

  run(): IToken[] {
    for (const [index, token] of this.#tokens.entries()) {
      this.#index = index;
      if (closers.has(token.tokenType)) this.#close(token);
      else {
        this.#leave(token);
        this.#endGroups(token);
        if (closerOf.has(token.tokenType)) this.#stack.push({ token, at: this.#output.length });
        this.#output.push(token);
      }
    }
    this.#index = this.#tokens.length;
    while (this.#stack.length > 0) this.#insertCloser(this.#stack.pop() as Opener);
    return this.#output;
  }

  #close(token: IToken): void {
    const found = this.#stack.findLastIndex(open => this.#fits(open, token));
    if (found === -1 && this.#closeWrongly(token)) return;
    if (found === -1 || this.#closesTooMuch(token, found)) {
      this.diagnostics.push(
        report(grammarProblems.unopenedBracket, { bracket: token.image }, this.#span(token)),
      );
      this.repaired.push(this.#span(token));
      return;
    }
    while (this.#stack.length > found + 1) this.#insertCloser(this.#stack.pop() as Opener);
    this.#stack.pop();
    this.#output.push(token);
  }

  /** `[1, 2)`: the bracket that is open was meant, and is closed. */
  #closeWrongly(token: IToken): boolean {
    const open = this.#stack.at(-1);
    const group = [ParenOpen, BracketOpen] as readonly TokenType[];
    if (open === undefined || !group.includes(open.token.tokenType) || token.tokenType === BraceClose)
      return false;
    const type = closerOf.get(open.token.tokenType) as TokenType;
    const closer = typeof type.PATTERN === 'string' ? type.PATTERN : '';
    const span = this.#span(token);
    const label = { span: this.#span(open.token), text: 'opened here' };
    const args = { open: open.token.image, found: token.image, closer };
    this.diagnostics.push(report(grammarProblems.wrongBracket, args, span, [label]));
    this.repaired.push(span);
    this.#stack.pop();
    const end = token.startOffset + token.image.length;
    this.#output.push(createTokenInstance(type, closer, token.startOffset, end - 1, NaN, NaN, NaN, NaN));
    return true;
  }

  /** Whether `token` closes `open`. A `}` that stands further left than the line of its `{` closes an outer one. */
  #fits(open: Opener, token: IToken): boolean {
    if (closerOf.get(open.token.tokenType) !== token.tokenType) return false;
    if (open.token.tokenType !== BraceOpen || !this.#firstOnLine(token)) return true;
    return this.#column(token) >= this.#indentation(open.token) || this.#stack[0] === open;
  }

  /** Whether the layout says that a closing bracket is one too many, although there is something to close. */
  #closesTooMuch(token: IToken, found: number): boolean {
    const open = this.#stack[found] as Opener;
    const line = this.#lineStart(token);
    if (token.tokenType !== BraceClose) {
      const braces = this.#stack.slice(found + 1).filter(each => each.token.tokenType !== ParenOpen);
      return braces.some(each => each.token.tokenType === BraceOpen && each.token.startOffset < line);
    }
    if (open.token.startOffset >= line || open.token.tokenType !== BraceOpen) return false;
    if (this.#firstOnLine(token)) {
      const column = this.#column(token);
      const braces = this.#stack.filter(each => each.token.tokenType === BraceOpen);
      return column > 0 && !braces.some(each => this.#indentation(each.token) === column);
    }
    const next = this.#tokens[this.#index + 1];
    if (next === undefined) return false;
    // What follows in the next line still stands further right than the line that the `{` is in.
    if (this.#lineStart(next) !== line && this.#column(next) <= this.#indentation(open.token)) return false;
    return !/^[)\]},;.]/.test(next.image);
  }

  /** A declaration at the left margin ends every bracket that is still open from before. */
  #leave(token: IToken): void {
    if (this.#stack.length === 0 || this.#column(token) !== 0 || !startsDeclaration(token)) return;
    const first = this.#stack[0] as Opener;
    if (this.#indentation(first.token) !== 0 || this.#stack.some(o => o.token.tokenType === TemplateStart))
      return;
    while (this.#stack.length > 0) this.#insertCloser(this.#stack.pop() as Opener);
  }

  #insertCloser(open: Opener): void {
    const type = closerOf.get(open.token.tokenType) as TokenType;
    const before = this.#output.at(-1) as IToken;
    const offset = before.startOffset + before.image.length;
    this.#output.push(createTokenInstance(type, '', offset, offset - 1, NaN, NaN, NaN, NaN));
    const problem =
      type === TemplateEnd ? grammarProblems.unterminatedTemplate : grammarProblems.unclosedBracket;
    const image = open.token.image === '${' ? '${' : open.token.image;
    const closer = typeof type.PATTERN === 'string' ? type.PATTERN : '';
    this.diagnostics.push(report(problem, { bracket: image, closer }, this.#span(open.token)));
    const after = this.#tokens[this.#index];
    const from = type === BraceClose ? offset : open.token.startOffset;
    this.repaired.push({
      path: this.#source.path,
      start: from,
      end: after === undefined ? this.#source.text.length : after.startOffset + after.image.length,
    });
  }

  /** Closes each `(` and `[` that surely ended before `token`, which cannot stand inside of it. */
  #endGroups(token: IToken): void {
    for (let open = this.#stack.at(-1); open !== undefined; open = this.#stack.at(-1)) {
      if (open.token.tokenType !== ParenOpen && open.token.tokenType !== BracketOpen) return;
      if (!this.#endsGroup(open, token)) return;
      this.#stack.pop();
      this.#insertCloser(open);
    }
  }

  #endsGroup(open: Opener, token: IToken): boolean {
    const previous = this.#output.at(-1) as IToken;
    if (token.tokenType === Semicolon) return this.#output[open.at - 1]?.tokenType !== words.for;
    if (token.tokenType === BraceOpen) {
      const inside = this.#output.slice(open.at, this.#output.length);
      return endsOperand(previous) && !inside.some(each => each.tokenType === words.function);
    }
    return this.#firstOnLine(token) && (startsStatement(token) || startsDeclaration(token));
  }

  #firstOnLine(token: IToken): boolean {
    const start = this.#lineStart(token);
    return this.#source.text.slice(start, token.startOffset).trim() === '';
  }
  #lineStart(token: IToken): number {
    return this.#source.text.lastIndexOf('\n', token.startOffset - 1) + 1;
  }
  #column(token: IToken): number {
    return token.startOffset - this.#lineStart(token);
  }
  #indentation(token: IToken): number {
    const line = this.#source.text.slice(this.#lineStart(token), token.startOffset + 1);
    return line.length - line.trimStart().length;
  }
  #span(token: IToken): Span {
    return {
      path: this.#source.path,
      start: token.startOffset,
      end: token.startOffset + token.image.length,
    };
  }
}

const declarationWords = new Set(
  'import export type interface const function error service extern invariant declare class enum'.split(' '),
);
const statementWords = new Set(
  'const let var if for while do switch return throw try break continue transaction saga'.split(' '),
);

/** Whether a declaration may begin here, judged by the word alone. */
export function startsDeclaration(token: IToken): boolean {
  return declarationWords.has(token.image) || token.image === '@';
}
/** Whether a statement surely begins here if the token is the first of its line. */
export function startsStatement(token: IToken): boolean {
  return statementWords.has(token.image);
}

function endsOperand(token: IToken): boolean {
  if (token.tokenType === Arrow) return false;
  return (
    /^(?:[\w$"'`]|.*[)\]"'`]$)/.test(token.image) &&
    !/^(?:return|typeof|in|of|await|new|void)$/.test(token.image)
  );
}
