// A build in a temporary folder and an engine that runs it: what `muc run` and `muc dev` share.
import type { Engine, ScriptedAnswers } from '../targets/local/index.ts';
import { displayPath } from './application.ts';
import { artefacts, type Built } from './artefacts.ts';
import { type Flag, type Io, WrongUse } from './command.ts';
import type { Compiled } from './compile.ts';
import { withProgress } from './progress.ts';

/** A build on disk, which nobody serves yet. */
export interface Staged {
  readonly built: Built;
  readonly folder: string;
  /** A source of the application as the user would write its path. */
  display(path: string): string;
}

export interface Serving {
  readonly engine: Engine;
  readonly built: Built;
  /** Goes on with another build; nobody is refused meanwhile. */
  replace(staged: Staged): Promise<Serving>;
  /** Ends the engine and removes the build. */
  close(): Promise<void>;
}

export interface ServeOptions {
  /** Folder of the data; undefined: a temporary one, which goes away with the engine. */
  readonly data: string | undefined;
  readonly port: number;
  /** A turn that breaks an invariant is rolled back. */
  readonly checkInvariants: boolean;
  /** Time jumps ahead for those who hurry: scenarios. */
  readonly skipping?: boolean;
  /** Answers instead of functions of extern services. */
  readonly scripted?: ScriptedAnswers | undefined;
}

export const checkInvariantsFlag: Flag = {
  name: 'check-invariants',
  summary: 'check the invariants after each turn, and roll back what breaks one',
};

/** Undefined: the target cannot take this program, and the user has been told why. */
export async function stage(compiled: Compiled, io: Io): Promise<Staged | undefined> {
  const label = `building ${compiled.application.name}`;
  // The engine takes a while to load; it does so beside the build.
  const engine = import('../targets/local/index.ts');
  const built = await withProgress(label, io, () => artefacts(compiled, { diagrams: false }, io));
  await engine;
  if (built === undefined) return undefined;
  const folder = io.files.temporary('mu-build-');
  for (const [path, text] of built.files) io.files.write(`${folder}/${path}`, text);
  return { built, folder, display: path => displayPath(compiled.application, path, io) };
}

export async function serve(staged: Staged, options: ServeOptions, io: Io): Promise<Serving> {
  const { startEngine } = await import('../targets/local/index.ts');
  try {
    const engine = await startEngine({
      build: staged.folder,
      data: options.data,
      port: options.port,
      checkInvariants: options.checkInvariants,
      skipping: options.skipping ?? false,
      scripted: options.scripted ?? {},
      log: (level, message, fields) =>
        void io.stderr.write(logText({ level, message, fields }, staged.display)),
    });
    return serving(engine, staged, io);
  } catch (error) {
    io.files.remove(staged.folder);
    throw startProblem(error);
  }
}

function serving(engine: Engine, { built, folder }: Staged, io: Io): Serving {
  return {
    engine,
    built,
    replace: async next => {
      await engine.replace(next.folder);
      io.files.remove(folder);
      return serving(engine, next, io);
    },
    close: async () => {
      await engine.close();
      io.files.remove(folder);
    },
  };
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
  readonly fields: { readonly [field: string]: unknown };
}

/** Of a mistake in the program, its places in the sources; of one of ours, the whole trace. */
function logText({ level, message, fields }: LogEntry, display: Staged['display']): string {
  const { trace, service: _, key: __, ...others } = fields;
  const rest = Object.keys(others).length === 0 ? '' : ` ${JSON.stringify(others)}`;
  const text = typeof trace === 'string' ? trace : '';
  const places = [
    ...text.matchAll(
      /^ +at (?:async )?(?:(\S+) \()?\S*\/functions\/[^/]+\/((?!.*node_modules)[^:]+\.(?:mu|[cm]?[jt]s)):(\d+):(\d+)\)?$/gm,
    ),
  ];
  const lines = places.map(([, name, path = '', line, column]) => {
    const place = `  at ${display(path)}:${line}:${column}`;
    return name === undefined ? place : `${place} in ${methodOf(name)}`;
  });
  const shown = lines.length > 0 || text === '' ? lines : text.split('\n').slice(1);
  return [`${level}: ${message}${rest}`, ...shown].map(line => `${line}\n`).join('');
}

/** `Hotel$reserve$0`, a turn, is a part of `Hotel.reserve`. */
function methodOf(generated: string): string {
  return generated.replace(/\$\d+$/, '').replace('$', '.');
}
