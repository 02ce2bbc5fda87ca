// The two that judge a program: the compiler as `muc check` calls it, and TypeScript with `strict`.
import ts from 'typescript';
import { compile } from '../../../compiler/index.ts';
import type { Diagnostic } from '../../../grammar/diagnostic.ts';
import { lineStarts, parse, positionAt } from '../../../grammar/index.ts';
import { declarations } from './declarations.ts';
import type { Program } from './programs.ts';
import { translate } from './translate.ts';

export interface Finding {
  readonly line: number;
  readonly text: string;
}

export function judgedByMu({ text }: Pick<Program, 'text'>): readonly Finding[] {
  const host = {
    read: (path: string) => (path === 'main.mu' ? text : undefined),
    list: () => ['main.mu'],
  };
  const { diagnostics } = compile(host, '', { name: 'judged', optimize: 'balanced' });
  const starts = lineStarts(text);
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map((found: Diagnostic) => ({
      line: positionAt(starts, found.span.start).line,
      text: `${found.code} ${found.message}`,
    }));
}

const options: ts.CompilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  allowUnreachableCode: false,
  noEmit: true,
  target: ts.ScriptTarget.ES2024,
  lib: ['lib.es2024.d.ts'],
  types: [],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
};

/** All programs in one go, each a module of its own. */
export function judgedByTypeScript(programs: readonly Program[]): ReadonlyMap<Program, readonly Finding[]> {
  const paths = new Map(programs.map((program, i) => [program, `/${i}.ts`]));
  const sources = new Map(declarations);
  for (const [{ text }, path] of paths) sources.set(path, translate(parse({ path: 'main.mu', text }).module));
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (path, version) => {
    const text = sources.get(path);
    return text === undefined ? getSourceFile(path, version) : ts.createSourceFile(path, text, version);
  };
  host.fileExists = path => sources.has(path) || fileExists(path);
  const checked = ts.createProgram([...sources.keys()], options, host);
  return new Map([...paths].map(([program, path]) => [program, findings(checked, path)]));
}

function findings(checked: ts.Program, path: string): readonly Finding[] {
  const file = checked.getSourceFile(path);
  const found = [...checked.getSyntacticDiagnostics(file), ...checked.getSemanticDiagnostics(file)];
  return found.map(({ start = 0, messageText }) => ({
    line: (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1,
    text: ts.flattenDiagnosticMessageText(messageText, '\n'),
  }));
}
