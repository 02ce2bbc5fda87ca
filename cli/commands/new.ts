import { join, relative, resolve } from 'node:path';
import { type Command, exitCode, type Io, WrongUse } from '../command.ts';
import { styleFor } from '../style.ts';
import { projectFiles } from '../template.ts';
import { version } from '../version.ts';

export const newProject: Command = {
  name: 'new',
  summary: 'make a project that builds, runs and has a test',
  arguments: [{ name: '<name>', summary: 'of the new folder: letters, digits and -' }],
  flags: [],
  examples: [
    { line: 'muc new hotel', summary: 'makes hotel/ with a service Hotel, a scenario and a README' },
  ],
  async run(input, io) {
    const path = input.args[0] ?? '';
    const folder = resolve(io.cwd, path);
    const name = folder.split('/').at(-1) ?? '';
    if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(name)) {
      throw new WrongUse(`${path} cannot name a project: use letters, digits and -, and start with a letter`);
    }
    if (io.files.kind(folder) === 'file' || io.files.names(folder).length > 0) {
      throw new WrongUse(`there is something in ${path} already`);
    }
    const files = projectFiles(name, dependency(folder));
    for (const [file, text] of files) io.files.write(join(folder, file), text);
    announce(path, [...files.keys()], io);
    return exitCode.ok;
  },
};

function announce(path: string, files: readonly string[], io: Io): void {
  const style = styleFor(io.stdout, io);
  io.stdout.write(`${style.green('made')} ${files.map(file => join(path, file)).join(', ')}\n\n`);
  io.stdout.write(`Next:\n  cd ${path}\n  npm install\n  npm test         ${style.dim('the scenario')}\n`);
  io.stdout.write(`  npm run dev      ${style.dim('on this machine, with HTTP')}\n`);
  io.stdout.write(`  npm run build    ${style.dim('for AWS Step Functions, with diagrams')}\n`);
}

/** A muc that runs from its own checkout is meant; an installed one is meant by its version. */
function dependency(folder: string): string {
  const home = join(import.meta.dirname, '..', '..');
  return home.includes('/node_modules/') ? `^${version}` : `file:${relative(folder, home)}`;
}
