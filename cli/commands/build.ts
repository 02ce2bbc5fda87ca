import { join, relative, resolve } from 'node:path';
import { artefacts, type Built } from '../artefacts.ts';
import { type Command, exitCode, type Io } from '../command.ts';
import {
  compileAt,
  formatFlag,
  optimizeFlag,
  optimizeLevel,
  problemsAsJson,
  showProblems,
} from '../compile.ts';
import { withProgress } from '../progress.ts';
import { styleFor } from '../style.ts';
import { refuseStrangeFolder, writeFolder } from '../write.ts';

export const build: Command = {
  name: 'build',
  summary: 'write state machines, functions, a template and diagrams',
  description:
    'Compiles an application and writes what a platform runs: state machines, bundled functions, a deployment template, ' +
    'diagrams and a manifest. The folder is replaced as a whole, or left as it was.',
  arguments: [{ name: '[path]', summary: 'a folder or a file', fallback: '.' }],
  flags: [
    { name: 'target', value: 'target', summary: 'what to build for', choices: ['sfn'], fallback: 'sfn' },
    { name: 'out', value: 'folder', summary: 'where to write (default: build/sfn in the application)' },
    optimizeFlag,
    formatFlag,
  ],
  examples: [
    { line: 'muc build apps/travel-reservation --target=sfn', summary: 'for AWS Step Functions' },
    {
      line: 'muc build --optimize=cost --out /tmp/out',
      summary: 'as few invocations as possible, elsewhere',
    },
    { line: 'muc build apps/tree --format json', summary: 'what was written, for a script' },
  ],
  async run(input, io) {
    const started = io.clock.now();
    const path = input.args[0] ?? '.';
    const { out } = input.flags;
    if (typeof out === 'string') refuseStrangeFolder(resolve(io.cwd, out), io);
    const compiled = await compileAt(path, optimizeLevel(input), io);
    const json = input.flags.format === 'json';
    if (!json) await showProblems(compiled, io);
    if (!compiled.ok) {
      if (json)
        io.stdout.write(
          `${JSON.stringify({ problems: await problemsAsJson(compiled, io) }, undefined, 2)}\n`,
        );
      return exitCode.problems;
    }
    const built = await withProgress(`building ${compiled.application.name}`, io, () =>
      artefacts(compiled, { diagrams: true }, io),
    );
    if (built === undefined) return exitCode.problems;
    const folder =
      typeof out === 'string' ? resolve(io.cwd, out) : join(compiled.application.root, 'build', 'sfn');
    writeFolder(folder, built.files, io);
    const seconds = (io.clock.now() - started) / 1000;
    if (json) io.stdout.write(`${JSON.stringify(asJson(built, folder), undefined, 2)}\n`);
    else announce(built, { folder, seconds }, io);
    return exitCode.ok;
  },
};

function announce(built: Built, { folder, seconds }: { folder: string; seconds: number }, io: Io): void {
  const style = styleFor(io.stdout, io);
  const here = relative(io.cwd, folder) || '.';
  const { manifest } = built;
  const parts = [
    count(manifest.machines.length, 'state machine'),
    count(manifest.functions.length, 'function'),
    count(
      manifest.tables.reduce((sum, { states }) => sum + states.length, 0),
      'table',
    ),
    count(manifest.entries.length, 'entry', 'entries'),
  ];
  io.stdout.write(
    `${style.green('built')} ${style.bold(manifest.application)} in ${seconds.toFixed(1)} s: ${parts.join(', ')}\n`,
  );
  const lines: [string, string][] = [
    ['template', join(here, 'template.json')],
    ['state machines', join(here, 'statemachines')],
    ['functions', join(here, 'functions')],
    ['diagrams', join(here, 'diagrams', 'index.html')],
  ];
  for (const [label, path] of lines) io.stdout.write(`  ${label.padEnd(15)}${path}\n`);
}

function asJson(built: Built, folder: string) {
  return { folder, manifest: built.manifest, files: [...built.files.keys()] };
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
