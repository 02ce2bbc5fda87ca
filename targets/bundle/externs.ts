// The functions of extern services: modules of the application's author with whatever packages they import, each in one file
// of its own. What cannot be bundled is the author's to mend, so it becomes a diagnostic that points into the program.
import { realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { BuildOptions, Message, OutputFile, Plugin } from 'esbuild';
import { build } from 'esbuild';
import type { Diagnostic } from '../../grammar/diagnostic.ts';
import { Bug, report } from '../../grammar/diagnostic.ts';
import type { Span } from '../../grammar/source.ts';
import { bundleProblems } from './problems.ts';
import { bundling } from './process.ts';

export interface ExternInput {
  readonly unit: string;
  /** Text of the entry module, which imports "mu:extern" and "mu:module". */
  readonly entry: string;
  /** Relative to the application's root. */
  readonly module: string;
  readonly methods: readonly { readonly name: string; readonly span: Span }[];
  readonly span: Span;
  readonly types: { readonly path: string; readonly text: string };
}

export interface ExternPlaces {
  /** The application's folder: packages are looked for from there. */
  readonly root: string;
  /** The folder `stdlib`. */
  readonly library: string;
}

export interface BundledExterns {
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

export async function bundleExterns(
  externs: readonly ExternInput[],
  places: ExternPlaces,
): Promise<BundledExterns> {
  if (externs.length === 0) return { files: new Map(), diagnostics: [] };
  const root = realpathSync(places.root);
  const bundled = await bundling(async () => {
    const host = await hostText(realpathSync(places.library));
    return Promise.all(externs.map(extern => bundleExtern(extern, root, host)));
  });
  return {
    files: new Map(bundled.flatMap(({ files }) => [...files])),
    diagnostics: bundled.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** Our half, on its own first: so that no path of this machine gets into the result. */
async function hostText(library: string): Promise<string> {
  const { outputFiles } = await build({
    ...common,
    entryPoints: [join(library, 'entry/extern.ts')],
    absWorkingDir: library,
    tsconfigRaw: {},
  });
  return outputFiles[0]?.text ?? '';
}

async function bundleExtern(extern: ExternInput, root: string, host: string): Promise<BundledExterns> {
  const out = `functions/${extern.unit}/index`;
  const options: BuildOptions & { write: false } = {
    ...common,
    entryPoints: [{ in: 'mu:entry', out }],
    absWorkingDir: root,
    outdir: join(root, 'out'),
    outExtension: { '.js': '.mjs' },
    sourcemap: 'linked',
    // CommonJS packages ask for modules of Node and for the place where they stand.
    banner: {
      js: "import { createRequire as mu$require } from 'node:module';\nconst require = mu$require(import.meta.url);",
    },
    define: { __filename: 'import.meta.filename', __dirname: 'import.meta.dirname' },
    plugins: [ourModules(extern, root, host), nativeAddons()],
  };
  try {
    const { outputFiles, warnings } = await build(options);
    const diagnostics = missingExports(extern, warnings);
    return { files: diagnostics.length === 0 ? filesOf(outputFiles) : new Map(), diagnostics };
  } catch (error) {
    const { errors } = error as { readonly errors?: readonly Message[] };
    if (errors === undefined || errors.length === 0)
      throw new Bug(`${extern.module} does not bundle: ${String(error)}`, extern.span, { cause: error });
    return { files: new Map(), diagnostics: withoutRepetitions(errors.map(each => problemOf(extern, each))) };
  }
}

const common = {
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'silent',
} as const satisfies BuildOptions;

function ourModules({ entry, module, types }: ExternInput, root: string, host: string): Plugin {
  const typesPath = join(root, types.path);
  return {
    name: 'mu',
    setup(plugin) {
      plugin.onResolve({ filter: /^mu:(entry|extern)$/ }, ({ path }) => ({ path, namespace: 'mu' }));
      plugin.onResolve({ filter: /^mu:module$/ }, () => ({ path: join(root, module) }));
      // The interface as this program has it, whatever stands in the folder.
      plugin.onResolve({ filter: /\.mu(\.[jt]s)?$/ }, ({ path, resolveDir }) => {
        const named = join(resolveDir, path).replace(/\.mu(\.js)?$/, '.mu.ts');
        return named === typesPath ? { path: types.path, namespace: 'mu' } : undefined;
      });
      plugin.onLoad({ filter: /.*/, namespace: 'mu' }, ({ path }) => {
        if (path === 'mu:entry') return { contents: entry, loader: 'js' };
        if (path === 'mu:extern') return { contents: host, loader: 'js' };
        return { contents: types.text, loader: 'ts', resolveDir: dirname(typesPath) };
      });
    },
  };
}

/** Packages that look for a binary beside themselves when they are loaded: a bundle has nothing beside itself. */
const addonLoaders =
  /^(bindings|node-gyp-build|node-pre-gyp|@mapbox\/node-pre-gyp|node-gyp-build-optional-packages)$/;
/** They speed others up, who do without them where they are missing. */
const dispensable = /^(bufferutil|utf-8-validate|cpu-features|pg-native)$/;

function nativeAddons(): Plugin {
  return {
    name: 'native',
    setup(plugin) {
      plugin.onResolve({ filter: dispensable }, ({ path }) => ({ path, external: true }));
      plugin.onResolve({ filter: addonLoaders }, ({ path, importer }) => ({
        errors: [{ text: 'native addon', detail: { native: packageOf(importer) ?? path } }],
      }));
      plugin.onResolve({ filter: /\.node$/ }, ({ path, importer }) => ({
        errors: [{ text: 'native addon', detail: { native: packageOf(importer) ?? path } }],
      }));
    },
  };
}

/** esbuild says of each name that the entry asks for in vain that it is always undefined. */
function missingExports(
  { module, methods, unit }: ExternInput,
  warnings: readonly Message[],
): readonly Diagnostic[] {
  const missing = warnings.flatMap(({ id, text }) =>
    id === 'import-is-undefined' ? (/Import "([^"]+)"/.exec(text)?.[1] ?? []) : [],
  );
  return methods
    .filter(({ name }) => missing.includes(name))
    .map(({ name, span }) =>
      report(bundleProblems.missingExport, { module, name, method: `${unit}.${name}` }, span),
    );
}

function problemOf({ module, span }: ExternInput, message: Message): Diagnostic {
  const { text, location, detail } = message;
  const at = location === null ? module : `${location.file}:${location.line}:${location.column + 1}`;
  const { native } = (detail ?? {}) as { readonly native?: string };
  if (native !== undefined) return report(bundleProblems.nativeAddon, { addon: native, module }, span);
  const missing = /^Could not resolve "([^"]+)"/.exec(text)?.[1];
  if (missing !== undefined) return report(bundleProblems.missingPackage, { name: missing, at }, span);
  return report(bundleProblems.notBundled, { at, text }, span);
}

/** The package that a file belongs to: `bcrypt`, `@scope/name`. */
function packageOf(path: string): string | undefined {
  return /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(path)?.[1]?.replaceAll('\\', '/');
}

function withoutRepetitions(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const known = new Set<string>();
  return diagnostics.filter(({ message }) => !known.has(message) && known.add(message));
}

function filesOf(outputs: readonly OutputFile[]): ReadonlyMap<string, string> {
  const files = outputs.map(({ path, text }): [string, string] => {
    const name = path.replaceAll('\\', '/').replace(/^.*\/(functions\/[^/]+\/[^/]+)$/, '$1');
    return [name, name.endsWith('.map') ? cleanMap(text) : text];
  });
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Sources by their names in the application. */
function cleanMap(text: string): string {
  const map = JSON.parse(text) as { sources: string[] };
  const sources = map.sources.map(source => {
    const name = source.replace(/^mu:/, '');
    return source.startsWith('mu:')
      ? name
      : relative('out/functions/unit', join('out/functions/unit', name)).replace(/^(\.\.\/){3}/, '');
  });
  return `${JSON.stringify({ ...map, sources })}\n`;
}
