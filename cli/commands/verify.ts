import { resolve } from 'node:path';
import type { Platform } from '../../targets/local/index.ts';
import { type Command, type ExitCode, exitCode, type Input, type Io, WrongUse } from '../command.ts';
import { type Compiled, compileAt, optimizeFlag, optimizeLevel, showProblems } from '../compile.ts';
import { readScenario } from '../scenario/read.ts';
import { stage } from '../serve.ts';
import { styleFor } from '../style.ts';
import type { Judged, Subject } from '../verify/judge.ts';
import type { Plan, Verified, Wrong } from '../verify/verify.ts';

export const verify: Command = {
  name: 'verify',
  summary: 'look for a crash, a delay or a duplicate that a client could notice',
  description:
    'Plays a scenario against what would be deployed, on a simulated platform on which processes die, answers are lost, invocations ' +
    'come twice or too late, and requests overtake one another. Whatever happens, the answers and what is stored must be such as ' +
    'the program gives without any of it. Prints the shortest schedule that goes wrong, and exits 1.',
  arguments: [{ name: '[path]', summary: 'the application: a folder or a file', fallback: '.' }],
  flags: [
    { name: 'scenario', value: 'file', summary: 'what to play', fallback: 'scenario.json' },
    {
      name: 'faults',
      value: 'count',
      summary: 'try all schedules with up to so many faults, and with each run given up',
      choices: ['0', '1', '2'],
      fallback: '1',
    },
    { name: 'runs', value: 'count', summary: 'and so many random ones', fallback: '100' },
    { name: 'seed', value: 'number', summary: 'of the first random one', fallback: '1' },
    {
      name: 'platform',
      value: 'platform',
      summary: 'Step Functions and Lambda, the engine on one machine, or both',
      choices: ['cloud', 'engine', 'both'],
      fallback: 'both',
    },
    { name: 'schedule', value: 'schedule', summary: 'play this one schedule instead, and show what happens' },
    { name: 'diagram', value: 'file', summary: 'write what is shown as a sequence diagram, too (Mermaid)' },
    optimizeFlag,
  ],
  examples: [
    { line: 'muc verify apps/counter', summary: 'each single fault, and 100 random runs' },
    { line: 'muc verify apps/tree --faults 0 --seed 7 --runs 1', summary: 'a random run again' },
    {
      line: 'muc verify apps/tree --platform cloud --schedule "step-1 commit 1 crash after" --diagram run.mmd',
      summary: 'one schedule, as a picture',
    },
  ],
  async run(input, io) {
    const [path = '.'] = input.args;
    const compiled = await compileAt(path, optimizeLevel(input), io);
    await showProblems(compiled, io);
    if (!compiled.ok) return exitCode.problems;
    const scenario = readScenario(String(input.flags.scenario), compiled.application.root, io);
    const plan = planOf(input);
    const staged = await stage(compiled, io);
    if (staged === undefined) return exitCode.problems;
    try {
      io.stdout.write(`${scenario.about}\n`);
      const subjects = await subjectsOf({ compiled, folder: resolve(staged.folder), scenario }, input);
      const show = shower(compiled, input, io);
      if (typeof input.flags.schedule === 'string')
        return await replay(subjects, input.flags.schedule, show, io);
      return await search(subjects, plan, { path, show }, io);
    } finally {
      io.files.remove(staged.folder);
    }
  },
};

interface Staging {
  readonly compiled: Compiled;
  readonly folder: string;
  readonly scenario: Subject['scenario'];
}

async function subjectsOf(
  { compiled, folder, scenario }: Staging,
  { flags }: Input,
): Promise<readonly Subject[]> {
  const { program } = compiled.result;
  if (program === undefined) return [];
  const { openSimulator } = await import('../../targets/local/index.ts');
  const simulate = await openSimulator(folder);
  const platforms: readonly Platform[] =
    flags.platform === 'cloud' || flags.platform === 'engine' ? [flags.platform] : ['cloud', 'engine'];
  return platforms.map(platform => ({
    program,
    scenario,
    simulate,
    platform,
    orders: 500,
  }));
}

function planOf({ flags }: Input): Plan {
  const faults = flags.faults === '0' ? 0 : flags.faults === '2' ? 2 : 1;
  return { faults, runs: countOf(flags.runs, 'runs'), seed: countOf(flags.seed, 'seed') };
}

function countOf(text: string | boolean | undefined, name: string): number {
  if (typeof text === 'string' && /^\d{1,9}$/.test(text)) return Number(text);
  throw new WrongUse(`--${name} is a whole number, not ${String(text)}`);
}

/** Gives the lines that show a run, and draws it if that was asked for. */
type Show = (happened: Judged['simulation']['happened']) => Promise<readonly string[]>;

function shower({ result }: Compiled, { flags }: Input, io: Io): Show {
  return async happened => {
    const [{ sequenceText }, { sequenceDiagram }, { placesOf }] = await Promise.all([
      import('../verify/show.ts'),
      import('../verify/diagram.ts'),
      import('../verify/places.ts'),
    ]);
    const places = placesOf(result);
    if (typeof flags.diagram === 'string')
      io.files.write(resolve(io.cwd, flags.diagram), sequenceDiagram(happened, places));
    return sequenceText(happened, places);
  };
}

interface Shown {
  readonly path: string;
  readonly show: Show;
}

async function search(
  subjects: readonly Subject[],
  plan: Plan,
  { path, show }: Shown,
  io: Io,
): Promise<ExitCode> {
  const { verify: searchOne } = await import('../verify/verify.ts');
  const style = styleFor(io.stdout, io);
  for (const subject of subjects) {
    const verified = await searchOne(subject, plan);
    const sign = verified.wrong === undefined ? style.green('✔') : style.red('✘');
    io.stdout.write(`  ${sign} ${subject.platform}: ${countText(verified)}\n`);
    if (verified.wrong === undefined) continue;
    const command = `muc verify ${path} --platform ${subject.platform}`;
    await showWrong(verified.wrong, await show(verified.wrong.judged.simulation.happened), command, io);
    return exitCode.problems;
  }
  return exitCode.ok;
}

function countText({ runs, undecided }: Verified): string {
  const kinds: readonly (readonly [number, string])[] = [
    [runs.straight, 'without faults'],
    [runs.one, 'with one'],
    [runs.two, 'with two'],
    [runs.givenUp, 'with a run given up'],
    [runs.random, 'at random'],
  ];
  const counted = kinds.filter(([count]) => count > 0).map(([count, kind]) => `${count} ${kind}`);
  return `${counted.join(', ')}${undecided === 0 ? '' : `; ${undecided} undecided`}`;
}

async function showWrong(
  { seed, schedule, judged }: Wrong,
  sequence: readonly string[],
  command: string,
  io: Io,
): Promise<void> {
  const { scheduleText } = await import('../../targets/local/index.ts');
  const style = styleFor(io.stdout, io);
  const lines = [
    ...(seed === undefined ? [] : [`found with --seed ${seed}`]),
    ...judged.problems.map(problem => style.red(problem)),
    ...sequence,
    `again: ${command} --schedule "${scheduleText(schedule)}"`,
  ];
  for (const line of lines) io.stdout.write(`    ${line}\n`);
}

async function replay(subjects: readonly Subject[], text: string, show: Show, io: Io): Promise<ExitCode> {
  const [{ judge }, { following }, { parseSchedule }] = await Promise.all([
    import('../verify/judge.ts'),
    import('../verify/search.ts'),
    import('../../targets/local/index.ts'),
  ]);
  const schedule = parseSchedule(text);
  if (schedule === undefined)
    throw new WrongUse(
      `"${text}" is no schedule; one is "step-1 commit 1 crash after, step-2 invoke 1 twice"`,
    );
  let code: ExitCode = exitCode.ok;
  for (const subject of subjects) {
    const { simulation, problems, undecided } = await judge(subject, following(schedule));
    if (problems.length > 0) code = exitCode.problems;
    const judged = undecided ? ['undecided'] : problems.length > 0 ? problems : ['as the program says'];
    for (const line of [subject.platform, ...(await show(simulation.happened)), ...judged])
      io.stdout.write(`  ${line}\n`);
  }
  return code;
}
