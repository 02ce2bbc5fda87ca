// A build in a temporary folder and an engine that runs it: what `muc run` and `muc dev` share.
import type { Bundler } from '../targets/bundle/index.ts';
import type { Engine } from '../targets/local/index.ts';
import { artefacts, type Built } from './artefacts.ts';
import { type Io, WrongUse } from './command.ts';
import type { Compiled } from './compile.ts';
import { withProgress } from './progress.ts';

/** A build on disk, which nobody serves yet. */
export interface Staged {
  readonly built: Built;
  readonly folder: string;
}

export interface Serving {
  readonly engine: Engine;
  readonly built: Built;
  /** Ends the engine and removes the build. */
  close(): Promise<void>;
}

export interface ServeOptions {
  /** Folder of the data; undefined: a temporary one, which goes away with the engine. */
  readonly data: string | undefined;
  readonly port: number;
}

/** Undefined: the target cannot take this program, and the user has been told why. */
export async function stage(compiled: Compiled, io: Io, bundler?: Bundler): Promise<Staged | undefined> {
  const label = `building ${compiled.application.name}`;
  // The engine takes a while to load; it does so beside the build.
  const engine = import('../targets/local/index.ts');
  const built = await withProgress(label, io, () => artefacts(compiled, { diagrams: false, bundler }, io));
  await engine;
  if (built === undefined) return undefined;
  const folder = io.files.temporary('mu-build-');
  for (const [path, text] of built.files) io.files.write(`${folder}/${path}`, text);
  return { built, folder };
}

export async function serve({ built, folder }: Staged, options: ServeOptions, io: Io): Promise<Serving> {
  const { startEngine } = await import('../targets/local/index.ts');
  try {
    const engine = await startEngine({
      build: folder,
      data: options.data,
      port: options.port,
      log: (level, message, fields) => logLine({ level, message, fields }, io),
    });
    const close = async (): Promise<void> => {
      await engine.close();
      io.files.remove(folder);
    };
    return { engine, built, close };
  } catch (error) {
    io.files.remove(folder);
    throw startProblem(error);
  }
}

/** What a person can do something about is said in one line. */
function startProblem(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error.name === 'FolderError') return new WrongUse(error.message);
  if ('code' in error && error.code === 'EADDRINUSE') {
    return new WrongUse('this port is taken; choose another with --port, or --port 0');
  }
  return error;
}

interface LogEntry {
  readonly level: string;
  readonly message: string;
  readonly fields: object;
}

function logLine({ level, message, fields }: LogEntry, io: Io): void {
  const rest = Object.keys(fields).length === 0 ? '' : ` ${JSON.stringify(fields)}`;
  io.stderr.write(`${level}: ${message}${rest}\n`);
}
