// Looks for a run that goes wrong: the straight one, those with one deviation, those in which a run is given up, then random ones.
import { judge, type Subject } from '../../cli/verify/judge.ts';
import { following, randomly, taken, withOneGivenUp, withOneMore } from '../../cli/verify/search.ts';
import type { Schedule } from '../../targets/local/index.ts';

export interface Found {
  readonly schedule: Schedule;
  readonly problems: readonly string[];
  /** How many runs it took. */
  readonly runs: number;
}

/** Undefined: nothing went wrong in so many runs. */
export async function counterexample(subject: Subject, most: number): Promise<Found | undefined> {
  let runs = 0;
  const plain = await judge(subject, following([]));
  if (plain.problems.length > 0) return { schedule: [], problems: plain.problems, runs: 1 };
  for await (const { schedule, judged } of withOneMore(subject, [], plain.simulation)) {
    if (judged.problems.length > 0) return { schedule, problems: judged.problems, runs };
    if (++runs >= most) return undefined;
  }
  for await (const { schedule, judged } of withOneGivenUp(subject, plain.simulation)) {
    if (judged.problems.length > 0) return { schedule, problems: judged.problems, runs };
    if (++runs >= most) return undefined;
  }
  for (let seed = 1; runs < most; seed++, runs++) {
    const { problems, simulation } = await judge(subject, randomly(seed));
    if (problems.length > 0) return { schedule: taken(simulation.happened), problems, runs };
  }
  return undefined;
}
