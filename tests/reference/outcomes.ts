// All that can come out of requests that are made at the same time: one text per outcome, in order.
import type { CheckedProgram } from '../../compiler/check/index.ts';
import {
  type Answer,
  type Arrival,
  createWorld,
  type Director,
  everyKind,
  everySchedule,
  type History,
  type Ports,
} from '../../compiler/reference/index.ts';
import { ports } from './played.ts';

export interface Explored {
  readonly outcomes: readonly string[];
  readonly schedules: number;
}

type Summary = (history: History) => unknown;

/** `summary` says what is looked at: answers, or what is stored. */
export function explore(
  program: CheckedProgram,
  arrivals: readonly Arrival[],
  summary: Summary,
  given: Partial<Ports> = {},
): Explored {
  return summarised(everySchedule(runs(program, arrivals, given)), summary);
}

/** The same, as far as it can be known from fewer schedules. */
export function exploreKinds(
  program: CheckedProgram,
  arrivals: readonly Arrival[],
  summary: Summary,
  given: Partial<Ports> = {},
): Explored {
  return summarised(everyKind(runs(program, arrivals, given)), summary);
}

function runs(program: CheckedProgram, arrivals: readonly Arrival[], given: Partial<Ports>) {
  return (director: Director): History => {
    const world = createWorld(program, ports(given));
    world.run(arrivals, director);
    return world.history();
  };
}

function summarised(histories: Iterable<History>, summary: Summary): Explored {
  const outcomes = new Set<string>();
  let schedules = 0;
  for (const history of histories) {
    outcomes.add(JSON.stringify(summary(history)));
    schedules += 1;
    if (schedules > 100_000) throw new Error('there are too many schedules to try');
  }
  return { outcomes: [...outcomes].sort(), schedules };
}

/** `Hotel.reserve("ada")`, so many times or with so many arguments, at the same time. */
export function requests(
  ...calls: readonly (readonly [method: string, ...args: unknown[]])[]
): readonly Arrival[] {
  return calls.map(([method, ...args], i) => ({ kind: 'request', id: `r${i + 1}`, method, args }));
}

/** A value, or the name of an error. */
export function said(answer: Answer | undefined): unknown {
  if (answer === undefined) return 'no answer';
  return answer.kind === 'value' ? answer.value : answer.name;
}

export function answers(history: History): readonly unknown[] {
  return [...history.answers].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, answer]) => said(answer));
}
