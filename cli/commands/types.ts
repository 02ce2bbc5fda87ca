import { type Command, exitCode } from '../command.ts';
import { compileAt, showProblems } from '../compile.ts';
import { writeTypes } from '../externs.ts';
import { styleFor } from '../style.ts';

export const types: Command = {
  name: 'types',
  summary: 'write the interfaces of extern services in TypeScript',
  description:
    'Writes beside each module of an extern service, payments.ts, a file payments.mu.ts: the types of its functions, ' +
    'the errors that they may throw, and a check by which tsc refuses a module that does something else.',
  arguments: [{ name: '[path]', summary: 'a folder or a file', fallback: '.' }],
  flags: [],
  examples: [{ line: 'muc types && tsc --noEmit', summary: 'check what stands behind the extern services' }],
  async run(input, io) {
    const compiled = await compileAt(input.args[0] ?? '.', 'balanced', io);
    await showProblems(compiled, io);
    if (compiled.result.application === undefined) return exitCode.problems;
    const style = styleFor(io.stdout, io);
    const files = writeTypes(compiled, io);
    for (const { path, changed } of files)
      io.stdout.write(`${changed ? style.green('wrote') : 'unchanged'} ${path}\n`);
    if (files.length === 0) io.stdout.write('no extern services\n');
    return compiled.ok ? exitCode.ok : exitCode.problems;
  },
};
