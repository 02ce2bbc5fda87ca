import { basename, dirname, join, resolve } from 'node:path';
import { openApplication } from '../application.ts';
import { type Command, type ExitCode, exitCode, type Io, WrongUse } from '../command.ts';
import { type Compiled, compileAt, optimizeFlag, optimizeLevel, showProblems } from '../compile.ts';
import { explainLine, type LineReport } from '../line.ts';
import { type Style, styleFor } from '../style.ts';

export const explain: Command = {
  name: 'explain',
  summary: 'explain a problem by its code, or what a line of a program became',
  arguments: [{ name: '<what>', summary: 'a code such as MU3007, or a place such as frontend.mu:12' }],
  flags: [optimizeFlag],
  examples: [
    { line: 'muc explain MU3007', summary: 'why this is refused, with a wrong and a right program' },
    {
      line: 'muc explain apps/travel-reservation/frontend.mu:12',
      summary: 'the states, the JavaScript and the store requests of this line',
    },
  ],
  async run(input, io) {
    const what = input.args[0] ?? '';
    if (/^MU\d{4}$/i.test(what)) return explainCode(what.toUpperCase(), io);
    const place = /^(.+\.mu):(\d+)(?::\d+)?$/.exec(what);
    if (place === null) throw new WrongUse(`${what} is neither a code (MU3007) nor a place (frontend.mu:12)`);
    const [, path = '', line] = place;
    const compiled = await compileFolderOf(path, optimizeLevel(input), io);
    await showProblems(compiled, io);
    if (!compiled.ok) return exitCode.problems;
    const report = await explainLine(compiled, basename(path), Number(line));
    showLine(report, io);
    return exitCode.ok;
  },
};

function explainCode(code: string, io: Io): ExitCode {
  // The pages come with muc.
  const page = io.files.read(join(import.meta.dirname, '..', '..', 'docs', 'diagnostics', `${code}.md`));
  if (page === undefined) throw new WrongUse(`there is no problem ${code}`);
  const style = styleFor(io.stdout, io);
  const lines = page.trimEnd().split('\n');
  let inCode = false;
  for (const line of lines) {
    if (line.startsWith('```')) {
      inCode = !inCode;
      continue;
    }
    if (inCode) io.stdout.write(line === '' ? '\n' : `    ${style.cyan(line)}\n`);
    else io.stdout.write(`${line.startsWith('#') ? style.bold(line.replace(/^#+ /, '')) : line}\n`);
  }
  return exitCode.ok;
}

/** A line means something in its application: the folder of the file. */
async function compileFolderOf(
  path: string,
  optimize: ReturnType<typeof optimizeLevel>,
  io: Io,
): Promise<Compiled> {
  openApplication(path, io);
  return compileAt(dirname(resolve(io.cwd, path)), optimize, io);
}

function showLine(report: LineReport, io: Io): void {
  const style = styleFor(io.stdout, io);
  io.stdout.write(`${style.bold(`${report.path}:${report.line}`)}  ${report.text.trim()}\n`);
  section('States', report.states, style, io);
  section('Callers', report.callers, style, io);
  section(
    'Functions',
    report.runs.map(({ run, unit, ledger }) => `${unit} runs ${run}${ledger}`),
    style,
    io,
  );
  section('Store', report.store, style, io);
  section(
    'JavaScript',
    report.code.map(({ module, line, text }) => `${style.dim(`${module}:${line}`)}  ${text}`),
    style,
    io,
  );
}

function section(title: string, lines: readonly string[], style: Style, io: Io): void {
  io.stdout.write(`\n${style.bold(title)}\n`);
  for (const line of lines.length === 0 ? [style.dim('none')] : lines) io.stdout.write(`  ${line}\n`);
}
