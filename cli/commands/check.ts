import { type Command, exitCode } from '../command.ts';
import { type Compiled, compileAt, formatFlag, problemsAsJson, showProblems } from '../compile.ts';
import { lookAtExterns } from '../externs.ts';
import { styleFor } from '../style.ts';

export const check: Command = {
  name: 'check',
  summary: 'say what is wrong with a program',
  description:
    'Reads and checks programs without writing anything. A folder is an application of all its .mu files.',
  arguments: [{ name: '[paths...]', summary: 'folders or files' }],
  flags: [formatFlag],
  examples: [
    { line: 'muc check', summary: 'the application in this folder' },
    { line: 'muc check apps/travel-reservation apps/counter', summary: 'several' },
    { line: 'muc check --format json', summary: 'problems for an editor or a script' },
  ],
  async run(input, io) {
    const paths = input.args.length === 0 ? ['.'] : input.args;
    const checked: Compiled[] = [];
    for (const path of paths) checked.push(await withExterns(await compileAt(path, 'balanced', io)));
    if (input.flags.format === 'json') {
      const problems = await Promise.all(checked.map(compiled => problemsAsJson(compiled, io)));
      io.stdout.write(`${JSON.stringify(problems.flat(), undefined, 2)}\n`);
    } else {
      for (const compiled of checked) await showProblems(compiled, io);
      const files = checked.reduce((sum, { result }) => sum + result.modules.length, 0);
      const style = styleFor(io.stdout, io);
      const clean = checked.every(({ result }) => result.diagnostics.length === 0);
      if (clean)
        io.stdout.write(`${style.green('no problems')} in ${files} ${files === 1 ? 'file' : 'files'}\n`);
    }
    return checked.every(({ ok }) => ok) ? exitCode.ok : exitCode.problems;
  },
};

/** A program that is right may still have functions outside that are not there. */
async function withExterns(compiled: Compiled): Promise<Compiled> {
  const more = await lookAtExterns(compiled);
  const diagnostics = [...compiled.result.diagnostics, ...more];
  return { ...compiled, result: { ...compiled.result, diagnostics }, ok: compiled.ok && more.length === 0 };
}
