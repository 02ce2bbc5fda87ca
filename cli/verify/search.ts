// Schedules to try: each place where something can go wrong, each pair of such places, and random ones; and the shortest schedule
// that still fails.
import {
  type Choose,
  type Deviation,
  type Happened,
  numbers,
  type Place,
  type Point,
  placeText,
  type Schedule,
  type Turnoff,
} from '../../targets/local/index.ts';
import { type Judged, judge, mostFailures, type Subject } from './judge.ts';

export function following(schedule: Schedule): Choose {
  const left = [...schedule];
  return at => {
    const next = left.findIndex(deviation => placeText(deviation.at) === placeText(at));
    return next < 0 ? undefined : left.splice(next, 1)[0]?.turnoff;
  };
}

/** What was done of what was asked for: the same run follows from it. */
export function taken(happened: readonly Happened[]): Schedule {
  return happened.flatMap(({ at, turnoff }) => (turnoff === undefined ? [] : [{ at, turnoff }]));
}

/** Another that waits goes first; so many are tried at one place. */
const others = 2;

/** Everything that can go otherwise at one step, in a run that has been there. */
function turnoffsAt({ point, waiting, frozen }: Happened): readonly Turnoff[] {
  return [
    ...point.faults.map((fault): Turnoff => ({ kind: 'fault', fault })),
    ...Array.from(
      { length: Math.min(others, waiting - 1) },
      (_, i): Turnoff => ({ kind: 'other', place: i + 1 }),
    ),
    ...(frozen > 0 ? [{ kind: 'thaw' } as const] : []),
  ];
}

/** A run and each of its successors that leaves the straight way once more, later. */
export async function* withOneMore(
  subject: Subject,
  schedule: Schedule,
  { happened }: Pick<Judged['simulation'], 'happened'>,
): AsyncGenerator<{ readonly schedule: Schedule; readonly judged: Judged }, void, undefined> {
  const last = happened.findLastIndex(({ turnoff }) => turnoff !== undefined);
  for (const step of happened.slice(last + 1)) {
    for (const turnoff of turnoffsAt(step)) {
      const next = [...schedule, { at: step.at, turnoff }];
      yield { schedule: next, judged: await judge(subject, following(next)) };
    }
  }
}

/** A run with each invocation of its functions failing, and all further ones of the same run, until the platform gives it up. */
export async function* withOneGivenUp(
  subject: Subject,
  { happened }: Pick<Judged['simulation'], 'happened'>,
): AsyncGenerator<{ readonly schedule: Schedule; readonly judged: Judged }, void, undefined> {
  for (const { at, point } of happened) {
    if (point.kind !== 'invoke' || !point.faults.includes('crash before')) continue;
    const judged = await judge(subject, givingUp(at, point));
    yield { schedule: taken(judged.simulation.happened), judged };
  }
}

function givingUp(from: Place, { request, who }: Point): Choose {
  let left = mostFailures;
  return (at, [next]) => {
    const fails = next?.kind === 'invoke' && next.request === request && runOf(next.who) === runOf(who);
    if (!fails || at.nth < from.nth || left === 0) return undefined;
    left -= 1;
    return { kind: 'fault', fault: 'crash before' };
  };
}

/** `Hotel.reserve/0, attempt 2`. */
function runOf(who: string): string {
  return who.replace(/, .*/, '');
}

/** From then on the platform is up: before that, it may be that nothing ends. */
const mostFaults = 500;

/** Leaves the straight way now and then, more or less often by the seed. */
export function randomly(seed: number): Choose {
  const random = numbers(seed);
  if (random() < 0.2) return stubbornly(random);
  const often = 2 ** -(1 + Math.floor(random() * 6));
  const disordered = random();
  let left = mostFaults;
  return (_, waiting, frozen) => {
    if (waiting.length > 1 && random() < disordered)
      return { kind: 'other', place: Math.floor(random() * waiting.length) };
    if (left === 0 || random() > often) return undefined;
    left -= 1;
    if (frozen > 0 && random() < 0.3) return { kind: 'thaw' };
    return anyFault(waiting[0], random);
  };
}

/** From some step on, every attempt fails, until the platform gives it up; what was frozen goes on when all is over. */
function stubbornly(random: () => number): Choose {
  let straight = Math.floor(random() * 60);
  let left = 7 + Math.floor(random() * 4);
  return (_, [next]) => {
    const deadly = next?.faults.filter(fault => fault === 'crash before' || fault === 'freeze') ?? [];
    straight -= 1;
    const fault = deadly[Math.floor(random() * deadly.length)];
    if (straight >= 0 || left === 0 || fault === undefined) return undefined;
    left -= 1;
    return { kind: 'fault', fault };
  };
}

function anyFault(point: Point | undefined, random: () => number): Turnoff | undefined {
  const fault = point?.faults[Math.floor(random() * point.faults.length)];
  return fault && { kind: 'fault', fault };
}

/** Leaves out what is not needed for it to fail, big pieces first. */
export async function shrink(
  subject: Subject,
  failing: Schedule,
  fails: (judged: Judged) => boolean = ({ problems }) => problems.length > 0,
): Promise<Schedule> {
  let shortest = failing;
  for (let size = Math.ceil(shortest.length / 2); size >= 1; ) {
    const smaller = await without(subject, shortest, { size, fails });
    if (smaller !== undefined) shortest = smaller;
    else if (size === 1) return shortest;
    size = Math.max(1, smaller === undefined ? size >> 1 : Math.min(size, shortest.length));
    if (shortest.length === 0) return shortest;
  }
  return shortest;
}

interface Cut {
  readonly size: number;
  readonly fails: (judged: Judged) => boolean;
}

async function without(subject: Subject, schedule: Schedule, cut: Cut): Promise<Schedule | undefined> {
  for (let from = 0; from < schedule.length; from += cut.size) {
    const rest: readonly Deviation[] = [...schedule.slice(0, from), ...schedule.slice(from + cut.size)];
    const judged = await judge(subject, following(rest));
    if (cut.fails(judged)) return taken(judged.simulation.happened);
  }
  return undefined;
}
