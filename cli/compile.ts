// What every command that compiles does: open the application, compile it, and tell the user what is wrong with it.
import { join } from 'node:path';
import type { Compilation, Diagnostic, OptimizeLevel } from '../compiler/index.ts';
import { type ApplicationFolder, displayPath, openApplication } from './application.ts';
import { type Flag, type Input, type Io, WrongUse } from './command.ts';
import { usesColor } from './style.ts';

export interface Compiled {
  readonly application: ApplicationFolder;
  readonly result: Compilation;
  readonly ok: boolean;
}

export const optimizeFlag: Flag = {
  name: 'optimize',
  value: 'level',
  summary: 'how much one function does: one state per call, or as few invocations as possible',
  choices: ['visibility', 'balanced', 'cost'],
  fallback: 'balanced',
};

export const formatFlag: Flag = {
  name: 'format',
  value: 'format',
  summary: 'for people or for tools',
  choices: ['text', 'json'],
  fallback: 'text',
};

export async function compileAt(path: string, optimize: OptimizeLevel, io: Io): Promise<Compiled> {
  const application = openApplication(path, io);
  const { compile } = await import('../compiler/index.ts');
  const result = compile(application.host, application.entry, {
    optimize,
    name: application.name,
    library: application.root === join(import.meta.dirname, '..', 'stdlib'),
  });
  return { application, result, ok: result.diagnostics.every(({ severity }) => severity !== 'error') };
}

export function optimizeLevel(input: Input): OptimizeLevel {
  const level = input.flags.optimize;
  if (level === 'visibility' || level === 'cost' || level === 'balanced') return level;
  if (level === undefined) return 'balanced';
  throw new WrongUse('--optimize is visibility, balanced or cost');
}

/** Writes the problems to the error stream, with paths as seen from the working folder. */
export async function showProblems(compiled: Compiled, io: Io): Promise<void> {
  const { renderAll } = await import('../compiler/index.ts');
  const { diagnostics, sources } = fromHere(compiled, io);
  const width = Math.max(60, Number(io.env.COLUMNS ?? '') || 100);
  io.stderr.write(renderAll(diagnostics, sources, { color: usesColor(io.stderr, io), width }));
}

export async function problemsAsJson(compiled: Compiled, io: Io): Promise<readonly unknown[]> {
  const { toJson } = await import('../compiler/index.ts');
  const { diagnostics, sources } = fromHere(compiled, io);
  return toJson(diagnostics, sources);
}

function fromHere({ application, result }: Compiled, io: Io) {
  const moved = <T extends { readonly path: string }>(place: T): T => ({
    ...place,
    path: displayPath(application, place.path, io),
  });
  const sources = result.modules.map(({ source }) => moved(source));
  const diagnostics: readonly Diagnostic[] = result.diagnostics.map(diagnostic => ({
    ...diagnostic,
    span: moved(diagnostic.span),
    labels: diagnostic.labels.map(label => ({ ...label, span: moved(label.span) })),
  }));
  return { diagnostics, sources: new Map(sources.map(source => [source.path, source])) };
}
