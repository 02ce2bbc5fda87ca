import { join, relative, resolve } from 'node:path';
import { isSourceFolder } from '../application.ts';
import { type Command, type ExitCode, exitCode, type Io, WrongUse } from '../command.ts';
import { usesColor } from '../style.ts';

export const fmt: Command = {
  name: 'fmt',
  summary: 'write programs in the one format there is',
  arguments: [{ name: '[paths...]', summary: 'folders or files' }],
  flags: [{ name: 'check', summary: 'change nothing; exit 1 if something would change' }],
  examples: [
    { line: 'muc fmt', summary: 'all .mu files below this folder' },
    { line: 'muc fmt apps/counter/backend.mu', summary: 'one file' },
    { line: 'muc fmt --check', summary: 'for continuous integration' },
  ],
  async run(input, io) {
    const paths = input.args.length === 0 ? ['.'] : input.args;
    const files = [...new Set(paths.flatMap(path => sourcesAt(path, io)))];
    let worst: ExitCode = exitCode.ok;
    for (const file of files) {
      const code = await formatFile(file, input.flags.check === true, io);
      if (code !== exitCode.ok) worst = code;
    }
    return worst;
  },
};

async function formatFile(file: string, checkOnly: boolean, io: Io): Promise<ExitCode> {
  const { parse, print } = await import('../../grammar/index.ts');
  const path = relative(io.cwd, file);
  const source = { path, text: io.files.read(file) ?? '' };
  const { module, diagnostics } = parse(source);
  if (diagnostics.length > 0) {
    const { renderAll } = await import('../../compiler/index.ts');
    const options = { color: usesColor(io.stderr, io), width: 100 };
    io.stderr.write(renderAll(diagnostics, new Map([[path, source]]), options));
    return exitCode.problems;
  }
  const text = print(module);
  if (text === source.text) return exitCode.ok;
  io.stdout.write(`${path}\n`);
  if (checkOnly) return exitCode.problems;
  io.files.write(file, text);
  return exitCode.ok;
}

function sourcesAt(path: string, io: Io): readonly string[] {
  const absolute = resolve(io.cwd, path);
  const kind = io.files.kind(absolute);
  if (kind === undefined) throw new WrongUse(`there is no file or folder ${path}`);
  if (kind === 'folder') return sourcesBelow(absolute, io);
  if (!path.endsWith('.mu')) throw new WrongUse(`${path} is not a .mu file`);
  return [absolute];
}

function sourcesBelow(folder: string, io: Io): readonly string[] {
  return io.files.names(folder).flatMap(name => {
    const path = join(folder, name);
    if (io.files.kind(path) === 'folder') return isSourceFolder(name) ? sourcesBelow(path, io) : [];
    return name.endsWith('.mu') ? [path] : [];
  });
}
