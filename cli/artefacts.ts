// From a compiled application to the files of a build: the emitters, the bundler and the pictures meet here. Bundler and
// layout are loaded when they are needed.
import type { BundleInput, Files } from '../targets/bundle/index.ts';
import type { Manifest } from '../targets/index.ts';
import type { Io } from './command.ts';
import { type Compiled, showProblems } from './compile.ts';
import { bundleExternFunctions } from './externs.ts';
import { library } from './library.ts';

export interface Built {
  /** By path in the folder of the build. */
  readonly files: ReadonlyMap<string, string>;
  readonly manifest: Manifest;
}

export interface ArtefactOptions {
  readonly diagrams: boolean;
}

/** Undefined: the target cannot take this program, and the user has been told why. */
export async function artefacts(
  compiled: Compiled,
  options: ArtefactOptions,
  io: Io,
): Promise<Built | undefined> {
  const { application } = compiled.result;
  if (application === undefined) return undefined;
  const { emitSfn } = await import('../targets/index.ts');
  const sources = compiled.result.modules.map(({ source }) => source);
  const emitted = emitSfn(application, { sources });
  await showProblems({ ...compiled, result: { ...compiled.result, diagnostics: emitted.diagnostics } }, io);
  if (emitted.diagnostics.some(({ severity }) => severity === 'error')) return undefined;
  const [functions, externs, pictures] = await Promise.all([
    bundleFunctions(emitted.functions),
    bundleExternFunctions(compiled.application, emitted.functions.externs),
    options.diagrams ? diagrams(compiled, machinesIn(emitted.files)) : new Map<string, string>(),
  ]);
  await showProblems({ ...compiled, result: { ...compiled.result, diagnostics: externs.diagnostics } }, io);
  if (externs.diagnostics.some(({ severity }) => severity === 'error')) return undefined;
  const files = new Map([...emitted.files, ...functions, ...externs.files]);
  for (const [path, text] of pictures) files.set(`diagrams/${path}`, text);
  return { files, manifest: JSON.parse(files.get('manifest.json') ?? '{}') as Manifest };
}

async function bundleFunctions(functions: BundleInput): Promise<Files> {
  const { bundle } = await import('../targets/bundle/index.ts');
  return bundle(functions, library);
}

/** The pictures and the page that shows them, by path in their folder. */
export async function diagrams(
  { result }: Compiled,
  machines?: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  if (result.application === undefined) return new Map();
  const { drawDiagrams } = await import('../targets/diagrams/index.ts');
  const sources = result.modules.map(({ source }) => source);
  return drawDiagrams(result.application, sources, machines);
}

/** The definitions by the names of their workflows. */
function machinesIn(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const found = [...files].flatMap(([path, text]) => {
    const id = /^statemachines\/(.+)\.asl\.json$/.exec(path)?.[1];
    return id === undefined ? [] : [[id, text] as const];
  });
  return new Map(found);
}
