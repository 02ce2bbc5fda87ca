// text → tokens. Chevrotain's lexer cuts; afterwards words get their types and what is wrong with the pieces is
// said. Comments go beside the tokens.
import { type IToken, Lexer } from 'chevrotain';
import { type Diagnostic, report } from './diagnostic.ts';
import { grammarProblems } from './problems.ts';
import type { Source, Span } from './source.ts';
import type { Comment } from './syntax.ts';
import {
  Identifier,
  modes,
  NumberToken,
  StringToken,
  UnterminatedComment,
  UnterminatedString,
  wordTypes,
} from './tokens.ts';

export interface Lexed {
  readonly tokens: IToken[];
  readonly comments: readonly Comment[];
  readonly diagnostics: readonly Diagnostic[];
}

let lexer: Lexer | undefined;

/** Building the lexer takes milliseconds, so it is built when the first text comes. */
function theLexer(): Lexer {
  lexer ??= new Lexer(
    { modes, defaultMode: 'code' },
    {
      positionTracking: 'onlyOffset',
      ensureOptimizations: true,
      skipValidations: true,
      recoveryEnabled: true,
    },
  );
  return lexer;
}

export function lex(source: Source): Lexed {
  const result = theLexer().tokenize(source.text);
  const diagnostics: Diagnostic[] = [];
  const spanOf = (start: number, end: number): Span => ({ path: source.path, start, end });
  let quoted = -1;
  for (const error of result.errors) {
    if (error.length === 0 || error.message.startsWith('Unable to pop')) continue;
    const text = source.text.slice(error.offset, error.offset + error.length);
    // The quotes at both ends of a text are one mistake.
    if (/^[“”„‘’‚«»]$/.test(text)) {
      const sameLine = quoted >= 0 && !source.text.slice(quoted, error.offset).includes('\n');
      quoted = sameLine ? -1 : error.offset;
      if (sameLine) continue;
    }
    diagnostics.push(
      report(
        grammarProblems.unexpectedCharacter,
        { text },
        spanOf(error.offset, error.offset + error.length),
      ),
    );
  }
  const comments = (result.groups.comments ?? []).map(token => {
    const span = spanOf(token.startOffset, token.startOffset + token.image.length);
    if (token.tokenType === UnterminatedComment) {
      diagnostics.push(report(grammarProblems.unterminatedComment, {}, { ...span, end: span.start + 2 }));
    }
    return comment(token.image, span);
  });
  for (const token of result.tokens) settle(token);
  diagnostics.push(...pieceProblems(result.tokens, spanOf));
  return {
    tokens: result.tokens.filter((token, i) => !gluedToNumber(result.tokens[i - 1], token)),
    comments,
    diagnostics,
  };
}

function comment(image: string, span: Span): Comment {
  if (image.startsWith('//')) return { span, form: 'line', text: image };
  const doc = image.startsWith('/**') && image.length > 4;
  return { span, form: doc ? 'doc' : 'block', text: image };
}

/** Gives a token its end, and a word its own type. */
function settle(token: IToken): void {
  token.endOffset = token.startOffset + token.image.length - 1;
  if (token.tokenType !== Identifier) return;
  const type = wordTypes.get(token.image);
  if (type === undefined) return;
  token.tokenType = type;
  token.tokenTypeIdx = type.tokenTypeIdx as number;
}

function pieceProblems(
  tokens: readonly IToken[],
  spanOf: (start: number, end: number) => Span,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  tokens.forEach((token, i) => {
    const span = spanOf(token.startOffset, token.startOffset + token.image.length);
    if (token.tokenType === UnterminatedString) {
      found.push(report(grammarProblems.unterminatedString, { quote: token.image.charAt(0) }, span));
      token.tokenType = StringToken;
      token.tokenTypeIdx = StringToken.tokenTypeIdx as number;
    } else if (token.tokenType === NumberToken) {
      const next = tokens[i + 1];
      const glued = next !== undefined && gluedToNumber(token, next);
      const end = glued ? span.end + next.image.length : span.end;
      const problem = numberProblem(token.image, glued);
      if (problem === 'bigint') {
        found.push(report(grammarProblems.bigintLiteral, { text: token.image.slice(0, -1) }, span));
      } else if (problem !== undefined) {
        found.push(report(grammarProblems.badNumber, { why: problem }, { ...span, end }));
      }
    }
  });
  return found;
}

/** `3px`: said once, and then only the number counts. */
function gluedToNumber(number: IToken | undefined, next: IToken): boolean {
  if (number === undefined || number.tokenType !== NumberToken) return false;
  if (next.startOffset !== number.startOffset + number.image.length) return false;
  return next.tokenType === NumberToken || /^[\p{ID_Start}$_]/u.test(next.image);
}

function numberProblem(text: string, glued: boolean): string | undefined {
  if (glued) return 'a number must be followed by a space or a sign';
  if (/_(?![\da-fA-F])|(?<![\da-fA-F])_/.test(text)) return 'a `_` must stand between two digits';
  if (/^0\d/.test(text)) return 'a number does not begin with `0`; octal numbers are written `0o17`';
  if (/^0b.*[2-9]/.test(text)) return 'a binary number has only the digits 0 and 1';
  if (/^0o.*[89]/.test(text)) return 'an octal number has only the digits 0 to 7';
  if (/^0[xXbBoO]n?$/.test(text)) return 'its digits are missing';
  if (/[eE][+-]?$/.test(text) && !/^0[xX]/.test(text)) return 'its exponent has no digits';
  return text.endsWith('n') ? 'bigint' : undefined;
}

export interface Token {
  readonly kind: string;
  readonly text: string;
  readonly span: Span;
}

/** The tokens of a text, for people to look at. */
export function tokenize(source: Source): readonly Token[] {
  return lex(source).tokens.map(token => ({
    kind: token.tokenType.name,
    text: token.image,
    span: {
      path: source.path,
      start: token.startOffset,
      end: token.startOffset + token.image.length,
    },
  }));
}
