// The crash matrix: every single fault at every operation of a straight run, counted by operation and by what went wrong.
import { type Judged, judge, type Subject } from '../../cli/verify/judge.ts';
import { following, withOneGivenUp, withOneMore } from '../../cli/verify/search.ts';
import { type Schedule, scheduleText } from '../../targets/local/index.ts';

export interface Tally {
  runs: number;
  /** No order of turns gives the history, or the scenario says otherwise. */
  divergent: number;
  /** A request has no answer, and nothing more happens. */
  stuck: number;
  /** Ledger entries or requests that nobody will end. */
  left: number;
  undecided: number;
  /** The first schedule that went wrong, and what did. */
  first: string | undefined;
}

export function newTally(): Tally {
  return { runs: 0, divergent: 0, stuck: 0, left: 0, undecided: 0, first: undefined };
}

export function count(tally: Tally, schedule: Schedule, { simulation, problems, undecided }: Judged): void {
  tally.runs += 1;
  if (undecided) tally.undecided += 1;
  if (problems.length === 0) return;
  tally.first ??= `${scheduleText(schedule).slice(0, 1000)}: ${problems[0]}`;
  if (simulation.stuck !== undefined) tally.stuck += 1;
  else if (simulation.left.length > 0) tally.left += 1;
  else tally.divergent += 1;
}

/** Where something dies, as a column; everything else that can go wrong is one more. */
const columns = {
  'crash before': 'before',
  'crash after': 'after',
  'engine restarts': 'engine',
  'engine forgets': 'engine',
} as const;

export type Column = (typeof columns)[keyof typeof columns] | 'given up' | 'other';

export type Matrix = ReadonlyMap<string, ReadonlyMap<Column, Tally>>;

/** By operation. */
export async function crashMatrix(subject: Subject): Promise<Matrix> {
  const matrix = new Map<string, Map<Column, Tally>>();
  const straight = await judge(subject, following([]));
  if (straight.problems.length > 0) throw new Error(`without faults: ${straight.problems.join('; ')}`);
  for await (const { schedule, judged } of withOneMore(subject, [], straight.simulation)) {
    const [deviation] = schedule;
    if (deviation === undefined) continue;
    const { at, turnoff } = deviation;
    const fault = turnoff.kind === 'fault' ? turnoff.fault : turnoff.kind;
    const column = fault in columns ? columns[fault as keyof typeof columns] : 'other';
    const row = matrix.get(at.kind) ?? new Map<Column, Tally>();
    matrix.set(at.kind, row);
    const tally = row.get(column) ?? newTally();
    row.set(column, tally);
    count(tally, schedule, judged);
  }
  const tally = newTally();
  for await (const { schedule, judged } of withOneGivenUp(subject, straight.simulation))
    count(tally, schedule, judged);
  matrix.set('invoke', new Map([...(matrix.get('invoke') ?? []), ['given up', tally]]));
  return matrix;
}

/** All schedules that leave the straight way twice. */
export async function pairs(subject: Subject): Promise<Tally> {
  const tally = newTally();
  const straight = await judge(subject, following([]));
  for await (const { schedule, judged } of withOneMore(subject, [], straight.simulation)) {
    for await (const second of withOneMore(subject, schedule, judged.simulation))
      count(tally, second.schedule, second.judged);
  }
  return tally;
}

/** One row for the sum of several. */
export function sum(tallies: Iterable<Tally>): Tally {
  const all = newTally();
  for (const { runs, divergent, stuck, left, undecided, first } of tallies) {
    all.runs += runs;
    all.divergent += divergent;
    all.stuck += stuck;
    all.left += left;
    all.undecided += undecided;
    all.first ??= first;
  }
  return all;
}
