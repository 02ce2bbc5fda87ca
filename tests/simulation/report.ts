// The search of `npm run test:long` for histories that the guarantee does not allow; what it counts is in docs/guarantee-report.md.
// Deterministic but for the rates: schedules are tried in order, and random ones follow from the seed. One part of it again:
// `node tests/simulation/report.ts 1 random`.
//
// Pairs of faults are tried on short scenarios (short.ts), all of them, without reductions. Whole scenarios get each single fault,
// and random histories with many.
import { argv, env, exit, stdout } from 'node:process';
import { judge, type Subject } from '../../cli/verify/judge.ts';
import { randomly, taken } from '../../cli/verify/search.ts';
import { writeSection } from '../../scripts/guarantee-report.ts';
import { scheduleText } from '../../targets/local/index.ts';
import { type Column, count, crashMatrix, newTally, pairs, sum, type Tally } from './matrix.ts';
import { mutations } from './mutations.ts';
import { counterexample } from './search.ts';
import { shortScenarios } from './short.ts';
import { removeBuilds, subject } from './subjects.ts';

const [, , seed = '1', ...asked] = argv;
const histories = Number(env.HISTORIES ?? '10000');
const apps = Object.keys(shortScenarios);
const platforms = ['cloud', 'engine'] as const;
const columns: readonly Column[] = ['before', 'after', 'engine', 'given up', 'other'];

/** More than the usual search gets: what stays undecided is a question that we leave open. */
const orders = 2000;

interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly about: string;
}

let wrong = 0;

function publish({ title, head, rows, about }: Table): void {
  const lines = [head, head.map(() => '---'), ...rows].map(row => `| ${row.join(' | ')} |`);
  writeSection(title, `${about}\n\n${lines.join('\n')}`);
  stdout.write(`\n${title}\n${lines.join('\n')}\n`);
}

function results(tally: Tally): readonly number[] {
  if (tally.first !== undefined) {
    wrong += 1;
    stdout.write(`✘ ${tally.first}\n`);
  }
  return [tally.divergent, tally.stuck, tally.left, tally.undecided];
}

async function matrixTable(): Promise<void> {
  const rows: (readonly (string | number)[])[] = [];
  for (const app of apps) {
    for (const platform of platforms) {
      const matrix = await crashMatrix(patient(await subject(`apps/${app}`, undefined, { platform })));
      for (const [operation, row] of matrix) {
        const counts = columns.map(column => row.get(column)?.runs ?? 0);
        rows.push([app, platform, operation, ...counts, ...results(sum(row.values()))]);
      }
    }
  }
  publish({
    title: 'Crash matrix',
    about:
      'Each operation of the scenario of each application, and each fault that there is at it, one per run. *Before* and *after*: the process ' +
      'dies there; *engine*: the whole engine does, and starts again, with or without what was not on disk yet; *given up*: so does each further attempt of the run, until the platform gives it up; *other*: lost answers, ' +
      'throttling, reads that come in parts, timeouts with the work still running, invocations that come twice or long after, wrong clocks, other requests first.',
    head: [
      'application',
      'platform',
      'operation',
      'before',
      'after',
      'engine',
      'given up',
      'other',
      'divergent',
      'stuck',
      'left over',
      'undecided',
    ],
    rows,
  });
}

async function pairsTable(): Promise<void> {
  const rows: (readonly (string | number)[])[] = [];
  for (const app of apps) {
    for (const platform of platforms) {
      const started = performance.now();
      const tally = await pairs(patient(await subject(`apps/${app}`, shortScenarios[app], { platform })));
      rows.push([app, platform, tally.runs, rate(tally, started), ...results(tally)]);
    }
  }
  publish({
    title: 'Two faults',
    about: 'All schedules with two faults, of a few requests to each application that meet.',
    head: [
      'application',
      'platform',
      'schedules',
      'per second',
      'divergent',
      'stuck',
      'left over',
      'undecided',
    ],
    rows,
  });
}

async function randomTable(): Promise<void> {
  const rows: (readonly (string | number)[])[] = [];
  for (const app of apps) {
    for (const platform of platforms) {
      const started = performance.now();
      const played = patient(await subject(`apps/${app}`, undefined, { platform }));
      const tally = newTally();
      let faults = 0;
      for (let i = 0; i < histories / platforms.length; i++) {
        const judged = await judge(played, randomly(Number(seed) + i));
        const schedule = taken(judged.simulation.happened);
        faults += schedule.length;
        count(tally, schedule, judged);
      }
      rows.push([
        app,
        platform,
        tally.runs,
        Math.round(faults / tally.runs),
        rate(tally, started),
        ...results(tally),
      ]);
    }
  }
  publish({
    title: 'Random histories',
    about: `The scenarios of the applications, with faults and delays at random, from seed ${seed}.`,
    head: [
      'application',
      'platform',
      'histories',
      'deviations each',
      'per second',
      'divergent',
      'stuck',
      'left over',
      'undecided',
    ],
    rows,
  });
}

async function mutationTable(): Promise<void> {
  const rows: (readonly (string | number)[])[] = [];
  for (const { name, scenario, app, ...broken } of mutations) {
    const found = await counterexample(
      await subject(app ?? 'tests/simulation/protocol', scenario, broken),
      5000,
    );
    if (found === undefined) wrong += 1;
    rows.push([
      name,
      found?.runs ?? 'not found',
      found === undefined ? '' : scheduleText(found.schedule) || 'none',
    ]);
  }
  const found = rows.filter(([, runs]) => runs !== 'not found').length;
  publish({
    title: 'Mutations of the protocol',
    about: `Ways to weaken it, and how many runs it took to find out: ${found} of ${rows.length}.`,
    head: ['without', 'runs', 'schedule'],
    rows,
  });
}

function patient(played: Subject): Subject {
  return { ...played, orders };
}

function rate({ runs }: Tally, started: number): number {
  return Math.round((runs * 1000) / (performance.now() - started));
}

const parts = { matrix: matrixTable, pairs: pairsTable, random: randomTable, mutations: mutationTable };

try {
  for (const [name, part] of Object.entries(parts))
    if (asked.length === 0 || asked.includes(name)) await part();
} finally {
  removeBuilds();
}
stdout.write(wrong === 0 ? '\nnothing went wrong\n' : `\n${wrong} went wrong\n`);
exit(wrong === 0 ? 0 : 1);
