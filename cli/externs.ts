// The author's half of extern services: the interface that is written for them, and their modules, bundled or only looked at.
import { join } from 'node:path';
import type { Diagnostic } from '../compiler/index.ts';
import type { BundledExterns, ExternInput } from '../targets/bundle/index.ts';
import { type ApplicationFolder, displayPath } from './application.ts';
import type { Io } from './command.ts';
import type { Compiled } from './compile.ts';
import { library } from './library.ts';

/** The functions that the author writes, with what is wrong with their modules. */
export async function bundleExternFunctions(
  { root }: ApplicationFolder,
  externs: readonly ExternInput[],
): Promise<BundledExterns> {
  if (externs.length === 0) return { files: new Map(), diagnostics: [] };
  const { bundleExterns } = await import('../targets/bundle/index.ts');
  return bundleExterns(externs, { root, library });
}

/** What is wrong with the modules, of a program that is right itself. */
export async function lookAtExterns(compiled: Compiled): Promise<readonly Diagnostic[]> {
  const { application } = compiled.result;
  if (!compiled.ok || application === undefined || application.externs.length === 0) return [];
  const { externSource } = await import('../targets/index.ts');
  const { diagnostics } = await bundleExternFunctions(
    compiled.application,
    application.externs.map(externSource),
  );
  const { endBundling } = await import('../targets/bundle/index.ts');
  await endBundling();
  return diagnostics;
}

export interface TypesFile {
  /** As the user would write it. */
  readonly path: string;
  readonly changed: boolean;
}

/** Writes the interfaces beside the modules that have to satisfy them; what is there already is let be. */
export function writeTypes({ application, result }: Compiled, io: Io): readonly TypesFile[] {
  const types = new Map((result.application?.externs ?? []).map(unit => [unit.types.path, unit.types.text]));
  return [...types].map(([path, text]) => {
    const file = join(application.root, path);
    const changed = io.files.read(file) !== text;
    if (changed) io.files.write(file, text);
    return { path: displayPath(application, path, io), changed };
  });
}
