// The search of `muc verify` on one platform: the straight run, all with one deviation, those in which one run is given up, those with two as far as asked for, random
// ones. It ends at the first run that is wrong.
import type { Schedule } from '../../targets/local/index.ts';
import { type Judged, judge, type Subject } from './judge.ts';
import { following, randomly, shrink, taken, withOneGivenUp, withOneMore } from './search.ts';

export interface Plan {
  /** Schedules with up to so many deviations are all tried. */
  readonly faults: 0 | 1 | 2;
  readonly seed: number;
  /** Random ones. */
  readonly runs: number;
}

export interface Tally {
  /** How many runs there were of each kind. */
  readonly runs: { straight: number; one: number; two: number; givenUp: number; random: number };
  /** Runs for which no explanation was found, nor that there is none. */
  undecided: number;
}

export interface Wrong {
  /** Undefined: it was no random run. */
  readonly seed: number | undefined;
  readonly schedule: Schedule;
  readonly judged: Judged;
}

export interface Verified extends Tally {
  readonly wrong: Wrong | undefined;
}

type Kind = keyof Tally['runs'];

export async function verify(subject: Subject, plan: Plan): Promise<Verified> {
  const tally: Tally = { runs: { straight: 0, one: 0, two: 0, givenUp: 0, random: 0 }, undecided: 0 };
  for await (const { kind, judged, seed } of runsOf(subject, plan)) {
    tally.runs[kind] += 1;
    if (judged.undecided) tally.undecided += 1;
    if (judged.problems.length > 0) return { ...tally, wrong: await shortest(subject, judged, seed) };
  }
  return { ...tally, wrong: undefined };
}

interface Run {
  readonly kind: Kind;
  readonly judged: Judged;
  readonly seed?: number;
}

async function* runsOf(subject: Subject, { faults, seed, runs }: Plan): AsyncGenerator<Run, void, undefined> {
  const straight = await judge(subject, following([]));
  yield { kind: 'straight', judged: straight };
  if (faults > 0) {
    for await (const { schedule, judged } of withOneMore(subject, [], straight.simulation)) {
      yield { kind: 'one', judged };
      if (faults < 2) continue;
      for await (const second of withOneMore(subject, schedule, judged.simulation))
        yield { kind: 'two', judged: second.judged };
    }
    for await (const { judged } of withOneGivenUp(subject, straight.simulation))
      yield { kind: 'givenUp', judged };
  }
  for (let i = 0; i < runs; i++)
    yield { kind: 'random', judged: await judge(subject, randomly(seed + i)), seed: seed + i };
}

async function shortest(subject: Subject, judged: Judged, seed: number | undefined): Promise<Wrong> {
  const schedule = await shrink(subject, taken(judged.simulation.happened));
  return { seed, schedule, judged: await judge(subject, following(schedule)) };
}
