// Where a program is TypeScript too, mu's verdict is TypeScript's: the same lines have problems.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import ts from 'typescript';
import { problemLines } from './checking.ts';

const folder = fileURLToPath(new URL('./differential/', import.meta.url));

interface Case {
  readonly name: string;
  readonly text: string;
}

const cases: readonly Case[] = readdirSync(folder)
  .sort()
  .flatMap(file =>
    readFileSync(folder + file, 'utf8')
      .split('// ---\n')
      .map((text, i) => ({ name: `${file.replace('.mu', '')}-${i + 1}`, text })),
  );

const typescript = typescriptLines(cases);

for (const { name, text } of cases) {
  test(`${name}: ${text.trim().split('\n').at(-1)}`, t => {
    t.deepEqual(problemLines(text), typescript.get(name), text);
  });
}

/** The lines on which `tsc --strict` reports something, by case. */
function typescriptLines(all: readonly Case[]): ReadonlyMap<string, readonly number[]> {
  const options: ts.CompilerOptions = {
    strict: true,
    noUncheckedIndexedAccess: true,
    allowUnreachableCode: false,
    noEmit: true,
    target: ts.ScriptTarget.ES2024,
    lib: ['lib.es2024.d.ts'],
    types: [],
    moduleDetection: ts.ModuleDetectionKind.Force,
  };
  const sources = new Map(all.map(({ name, text }) => [`/${name}.ts`, text]));
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (path, version) => {
    const text = sources.get(path);
    return text === undefined ? getSourceFile(path, version) : ts.createSourceFile(path, text, version);
  };
  host.fileExists = path => sources.has(path) || fileExists(path);
  const declarations = '/console.d.ts';
  sources.set(
    declarations,
    'declare global { const console: { log(...values: unknown[]): void } } export {};',
  );
  const program = ts.createProgram([...sources.keys()], options, host);
  return new Map(
    all.map(({ name }) => {
      const file = program.getSourceFile(`/${name}.ts`);
      const found = [...program.getSemanticDiagnostics(file), ...program.getSyntacticDiagnostics(file)];
      const lines = found.map(({ start = 0 }) => (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1);
      return [name, [...new Set(lines)].sort((a, b) => a - b)];
    }),
  );
}
