import { join, relative, resolve } from 'node:path';
import { diagrams } from '../artefacts.ts';
import { type Command, exitCode } from '../command.ts';
import { compileAt, optimizeFlag, optimizeLevel, showProblems } from '../compile.ts';
import { withProgress } from '../progress.ts';
import { styleFor } from '../style.ts';
import { refuseStrangeFolder, writeFolder } from '../write.ts';

export const diagram: Command = {
  name: 'diagram',
  summary: 'draw the workflows and the calls between services',
  description:
    'Writes an SVG and a Mermaid file per workflow, the call graph, and a page that shows them beside the source.',
  arguments: [{ name: '[path]', summary: 'a folder or a file', fallback: '.' }],
  flags: [
    { name: 'out', value: 'folder', summary: 'where to write (default: build/diagrams in the application)' },
    { ...optimizeFlag, fallback: 'visibility' },
  ],
  examples: [
    { line: 'muc diagram apps/travel-reservation', summary: 'every call a state of its own' },
    { line: 'muc diagram apps/tree --optimize cost', summary: 'as it runs when it is to cost least' },
  ],
  async run(input, io) {
    const { out } = input.flags;
    if (typeof out === 'string') refuseStrangeFolder(resolve(io.cwd, out), io);
    const compiled = await compileAt(input.args[0] ?? '.', optimizeLevel(input), io);
    await showProblems(compiled, io);
    if (!compiled.ok) return exitCode.problems;
    const files = await withProgress('drawing', io, () => diagrams(compiled));
    const folder =
      typeof out === 'string' ? resolve(io.cwd, out) : join(compiled.application.root, 'build', 'diagrams');
    writeFolder(folder, files, io);
    const style = styleFor(io.stdout, io);
    io.stdout.write(`${style.green('drew')} ${relative(io.cwd, join(folder, 'index.html'))}\n`);
    for (const path of files.keys()) {
      if (path.endsWith('.svg')) io.stdout.write(`  ${relative(io.cwd, join(folder, path))}\n`);
    }
    return exitCode.ok;
  },
};
