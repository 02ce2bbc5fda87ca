import { relative, resolve } from 'node:path';
import { isSourceFolder } from '../application.ts';
import { type Command, type ExitCode, exitCode, type Io, WrongUse } from '../command.ts';
import { compileAt, optimizeFlag, optimizeLevel, showProblems } from '../compile.ts';
import { writeTypes } from '../externs.ts';
import { checkInvariantsFlag, type Serving, serve, stage } from '../serve.ts';
import { styleFor } from '../style.ts';

export const dev: Command = {
  name: 'dev',
  summary: 'serve an application on this machine, and again after each change',
  description:
    'Builds the application and serves it over HTTP: its @http routes, and POST /Service/method for every public method. ' +
    'Rebuilds when a .mu file or the code of an extern service changes; a program with errors leaves the last good one running.',
  arguments: [{ name: '[path]', summary: 'a folder or a file', fallback: '.' }],
  flags: [
    { name: 'port', value: 'number', summary: 'where to listen; 0: any free port', fallback: '8080' },
    { name: 'data', value: 'folder', summary: 'keep everything in this folder' },
    checkInvariantsFlag,
    optimizeFlag,
  ],
  examples: [
    { line: 'muc dev apps/travel-reservation', summary: 'on http://localhost:8080' },
    { line: 'muc dev --port 3000 --data .mu/data', summary: 'everything survives a restart' },
  ],
  async run(input, io) {
    const port = Number(input.flags.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new WrongUse('--port is a number up to 65535');
    const { data } = input.flags;
    const kept = typeof data === 'string';
    const folder = kept ? resolve(io.cwd, data) : io.files.temporary('mu-data-');
    const session = new Session(
      {
        path: input.args[0] ?? '.',
        level: optimizeLevel(input),
        data: folder,
        port,
        checkInvariants: input.flags.checkInvariants === true,
      },
      io,
    );
    try {
      return await session.run();
    } finally {
      await session.close();
      if (!kept) io.files.remove(folder);
    }
  },
};

interface Options {
  readonly path: string;
  readonly level: ReturnType<typeof optimizeLevel>;
  readonly data: string;
  readonly port: number;
  readonly checkInvariants: boolean;
}

/** Serves until it is asked to stop. One rebuild at a time; changes during a rebuild cause one more. */
class Session {
  readonly #options: Options;
  readonly #io: Io;
  #serving: Serving | undefined;
  #rebuild: Promise<void> = Promise.resolve();
  #waiting = false;
  /** It has functions of extern services: their modules are sources too. */
  #outside = false;

  constructor(options: Options, io: Io) {
    this.#options = options;
    this.#io = io;
  }

  async run(): Promise<ExitCode> {
    const { files, stop, stdout } = this.#io;
    const compiled = await this.#build();
    const unwatch = files.watch(compiled.application.root, path => {
      if (isSource(path, this.#outside)) this.#changed();
    });
    try {
      if (!stop.aborted) await new Promise(done => stop.addEventListener('abort', done, { once: true }));
      await this.#rebuild;
    } finally {
      unwatch();
    }
    stdout.write('stopped\n');
    return exitCode.ok;
  }

  async close(): Promise<void> {
    await this.#serving?.close();
  }

  /** Editors write a file in several strokes: they are one change. */
  #changed(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    this.#rebuild = this.#rebuild
      .then(() => new Promise(done => setTimeout(done, 40)))
      .then(() => {
        this.#waiting = false;
        return this.#io.stop.aborted ? undefined : this.#build();
      })
      .then(
        () => {},
        error => {
          this.#io.stderr.write(`muc: ${error instanceof Error ? error.message : String(error)}\n`);
        },
      );
  }

  async #build() {
    const { path, level, data, port, checkInvariants } = this.#options;
    const compiled = await compileAt(path, level, this.#io);
    await showProblems(compiled, this.#io);
    this.#outside = (compiled.result.application?.externs ?? []).length > 0;
    for (const { path, changed } of writeTypes(compiled, this.#io))
      if (changed) this.#io.stdout.write(`wrote ${path}\n`);
    if (!compiled.ok) {
      const what = this.#serving === undefined ? 'waiting for a change' : 'still serving the last good build';
      this.#io.stderr.write(`${what}\n`);
      return compiled;
    }
    const staged = await stage(compiled, this.#io);
    const { endBundling } = await import('../../targets/bundle/index.ts');
    await endBundling();
    if (staged === undefined) return compiled;
    const before = this.#serving;
    this.#serving =
      before === undefined
        ? await serve(staged, { data, port, checkInvariants }, this.#io)
        : await before.replace(staged);
    announce(this.#serving, before === undefined, this.#options, this.#io);
    return compiled;
  }
}

/** `outside`: with what extern services are made of; the interfaces that we write ourselves are not among it. */
function isSource(path: string, outside: boolean): boolean {
  const ours =
    path.endsWith('.mu') || (outside && /\.([cm]?[jt]s|json)$/.test(path) && !path.endsWith('.mu.ts'));
  return ours && path.split('/').slice(0, -1).every(isSourceFolder);
}

function announce({ engine, built }: Serving, first: boolean, { data }: Options, io: Io): void {
  const style = styleFor(io.stdout, io);
  const { application, entries } = built.manifest;
  io.stdout.write(
    `${style.green(first ? 'serving' : 'serving again')} ${style.bold(application)} on ${engine.url}\n`,
  );
  if (!first) return;
  for (const { method, parameters, http } of entries) {
    const route = http === undefined ? `POST /${method.replace('.', '/')}` : `${http.method} ${http.path}`;
    const names = parameters.map(
      ({ name, optional, rest }) => `${rest ? '...' : ''}${name}${optional ? '?' : ''}`,
    );
    io.stdout.write(`  ${route.padEnd(26)} ${style.dim(`${method}(${names.join(', ')})`)}\n`);
  }
  io.stdout.write(`${style.dim(`data in ${relative(io.cwd, data) || '.'}; Ctrl+C stops`)}\n`);
}
