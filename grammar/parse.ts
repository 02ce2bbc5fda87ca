// text → syntax tree: the steps of this folder in their order.
import type { IToken } from 'chevrotain';
import { bracket } from './brackets.ts';
import { buildModule } from './build/build.ts';
import { complain } from './complaints.ts';
import { TooDeep } from './depth.ts';
import { type Diagnostic, report, sortDiagnostics } from './diagnostic.ts';
import { lex } from './lexer.ts';
import { MuParser } from './parser.ts';
import { grammarProblems } from './problems.ts';
import type { Source, Span } from './source.ts';
import type { Comment, Module } from './syntax.ts';

export interface Parsed {
  readonly module: Module;
  readonly diagnostics: readonly Diagnostic[];
}

let parser: MuParser | undefined;

/** Understands a text as far as it can be understood, and says everything that is wrong with its form. */
export function parse(source: Source): Parsed {
  const lexed = lex(source);
  const bracketed = bracket(source, lexed.tokens);
  parser ??= new MuParser();
  const early = [...lexed.diagnostics, ...bracketed.diagnostics];
  try {
    const { tree, errors } = parser.read(source, bracketed);
    const late = [...errors.map(error => complain(source, bracketed, error)), ...parser.found];
    const kept = late.filter(problem => !bracketed.repaired.some(span => contains(span, problem.span)));
    const built = buildModule(source, { tree, comments: lexed.comments, broken: parser.broken });
    const diagnostics = once(sortDiagnostics([...early, ...kept, ...built.diagnostics]));
    return { module: built.module, diagnostics };
  } catch (error) {
    const token = deepToken(error, parser);
    if (token === undefined) throw error;
    const at = spanOf(source, token);
    const problem = report(grammarProblems.tooDeep, {}, at);
    return { module: unread(source, lexed.comments), diagnostics: sortDiagnostics([...early, problem]) };
  }
}

/** A generator is said to be one where it begins; its `yield`s are consequences. */
function once(problems: readonly Diagnostic[]): readonly Diagnostic[] {
  const { code } = grammarProblems.generator;
  const first = problems.find(problem => problem.code === code);
  return problems.filter(problem => problem.code !== code || problem === first);
}

/** Where the text is nested too deeply: for our own limit, or for the stack that this thread happens to have. */
function deepToken(error: unknown, at: MuParser): IToken | undefined {
  if (error instanceof TooDeep) return error.token;
  return error instanceof RangeError ? at.here() : undefined;
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.start <= outer.end;
}

function spanOf(source: Source, token: IToken): Span {
  const start = Number.isNaN(token.startOffset) ? source.text.length : token.startOffset;
  return { path: source.path, start, end: start + token.image.length };
}

function unread(source: Source, comments: readonly Comment[]): Module {
  const span = { path: source.path, start: 0, end: source.text.length };
  return {
    kind: 'Module',
    span,
    source,
    imports: [],
    declarations: [{ kind: 'InvalidDeclaration', span, exported: false, doc: undefined }],
    comments,
  };
}
