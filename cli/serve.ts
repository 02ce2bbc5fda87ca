// A build in a temporary folder and an engine that runs it: what `muc run` and `muc dev` share.
import type { Engine } from '../targets/local/index.ts';
import { artefacts, type Built } from './artefacts.ts';
import type { Io } from './command.ts';
import type { Compiled } from './compile.ts';
import { withProgress } from './progress.ts';

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

export async function serve(compiled: Compiled, options: ServeOptions, io: Io): Promise<Serving> {
  const [{ startEngine }, built] = await Promise.all([
    import('../targets/local/index.ts'),
    withProgress(`building ${compiled.application.name}`, io, () => artefacts(compiled, { diagrams: false })),
  ]);
  const folder = io.files.temporary('mu-build-');
  try {
    for (const [path, text] of built.files) io.files.write(`${folder}/${path}`, text);
    const engine = await startEngine({
      build: folder,
      data: options.data,
      port: options.port,
      log: (level, message, fields) => logLine(level, message, fields, io),
    });
    const close = async (): Promise<void> => {
      await engine.close();
      io.files.remove(folder);
    };
    return { engine, built, close };
  } catch (error) {
    io.files.remove(folder);
    throw error;
  }
}

function logLine(level: string, message: string, fields: object, io: Io): void {
  const rest = Object.keys(fields).length === 0 ? '' : ` ${JSON.stringify(fields)}`;
  io.stderr.write(`${level}: ${message}${rest}\n`);
}
