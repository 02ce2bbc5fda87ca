// Functions from generated modules, by esbuild: one file per function, readable, with a source map that leads to the
// `.mu` lines. The texts come from memory, the run-time library from its folder. Nothing of the machine or of the folder gets
// into the result, so that the same program gives the same bytes.
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildOptions, OutputFile, Plugin } from 'esbuild';
import { build } from 'esbuild';
import { Bug } from '../../grammar/diagnostic.ts';
import { bundling } from './process.ts';

export interface BundleInput {
  /** Path → text; entries are `function:Hotel`, modules import one another by relative paths. */
  readonly files: ReadonlyMap<string, string>;
  readonly entries: readonly { readonly module: string; readonly unit: string }[];
}

/** `functions/Hotel/index.mjs` and `functions/Hotel/index.mjs.map` → text. */
export type Files = ReadonlyMap<string, string>;

/** `library` is the folder `stdlib`. */
export async function bundle(input: BundleInput, library: string): Promise<Files> {
  if (input.entries.length === 0) return new Map();
  return bundling(async () => {
    const { outputFiles } = await build(options(input, realpathSync(library))).catch(fail);
    return filesOf(outputFiles);
  });
}

function options(input: BundleInput, library: string): BuildOptions & { write: false } {
  return {
    entryPoints: input.entries.map(entry => ({ in: entry.module, out: `functions/${entry.unit}/index` })),
    absWorkingDir: library,
    outdir: join(library, 'out'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    external: ['@aws-sdk/*'],
    sourcemap: 'linked',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    tsconfigRaw: {},
    plugins: [virtualFiles(library, input.files)],
  };
}

function virtualFiles(library: string, files: ReadonlyMap<string, string>): Plugin {
  return {
    name: 'mu',
    setup(plugin) {
      plugin.onResolve({ filter: /^mu:runtime$/ }, () => ({ path: join(library, 'runtime/index.ts') }));
      plugin.onResolve({ filter: /^mu:entry$/ }, () => ({ path: join(library, 'entry/lambda.ts') }));
      plugin.onResolve({ filter: /^function:/ }, ({ path }) => ({ path, namespace: 'mu' }));
      plugin.onResolve({ filter: /^\./, namespace: 'mu' }, ({ path, importer }) => ({
        path: relative(importer, path),
        namespace: 'mu',
      }));
      plugin.onLoad({ filter: /.*/, namespace: 'mu' }, ({ path }) => {
        const contents = files.get(path);
        if (contents === undefined) throw new Bug(`no generated module ${path}`);
        return { contents, loader: 'js' };
      });
    },
  };
}

/** Entry modules stand at the root. */
function relative(importer: string, path: string): string {
  const folder = importer.startsWith('function:') ? [] : importer.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') folder.pop();
    else if (part !== '.') folder.push(part);
  }
  return folder.join('/');
}

function filesOf(outputs: readonly OutputFile[]): Files {
  const files = outputs.map(({ path, text }): [string, string] => {
    const name = path.replaceAll('\\', '/').replace(/^.*\/(functions\/[^/]+\/[^/]+)$/, '$1');
    return [name, name.endsWith('.map') ? cleanMap(text) : text];
  });
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Sources by their names in the application; those of the library as `mu:runtime/turn.ts`. */
function cleanMap(text: string): string {
  const map = JSON.parse(text) as { sources: string[] };
  return `${JSON.stringify({ ...map, sources: map.sources.map(sourceName) })}\n`;
}

function sourceName(source: string): string {
  return source.startsWith('../') ? `mu:${source.replace(/^(\.\.\/)+/, '')}` : source;
}

/** Generated code is ours: what esbuild cannot bundle is a bug. */
function fail(error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error);
  throw new Bug(`the generated functions do not bundle: ${reason}`, undefined, { cause: error });
}
