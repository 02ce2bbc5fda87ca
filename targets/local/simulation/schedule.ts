// A schedule of a simulated run: where it leaves the straight way, and how. Everything else follows from the program and from
// the requests, so a schedule as text replays the run.
//
//   12 crash after, 30 second first, 41 thaw

/** What can go wrong at a point. */
export type Fault =
  /** The process dies before, or after, it happens. */
  | 'crash before'
  | 'crash after'
  /** It happens, and the answer is lost on the way. */
  | 'lost answer'
  /** It does not happen, and whoever asked is told so. */
  | 'unavailable'
  /** The platform gives the process up and starts another one; later it goes on where it stood. */
  | 'freeze'
  /** The same invocation is delivered a second time: at once, or long after. */
  | 'twice'
  | 'again later'
  /** The clock of the process is wrong by a minute. */
  | 'clock ahead'
  | 'clock behind'
  /** The engine dies and starts again; what was not on disk yet is there, or is not. */
  | 'engine restarts'
  | 'engine forgets';

const faults: readonly Fault[] = [
  'crash before',
  'crash after',
  'lost answer',
  'unavailable',
  'freeze',
  'twice',
  'again later',
  'clock ahead',
  'clock behind',
  'engine restarts',
  'engine forgets',
];

/** What happens at a step instead of the usual. */
export type Turnoff =
  | { readonly kind: 'fault'; readonly fault: Fault }
  /** Not the one that has waited longest goes on, but the one with this place behind it. */
  | { readonly kind: 'other'; readonly place: number }
  /** What was frozen goes on now. */
  | { readonly kind: 'thaw' };

export interface Deviation {
  /** Counts what happens in a run, from 0. */
  readonly step: number;
  readonly turnoff: Turnoff;
}

export type Schedule = readonly Deviation[];

export function scheduleText(schedule: Schedule): string {
  return schedule.map(({ step, turnoff }) => `${step} ${turnoffText(turnoff)}`).join(', ');
}

export function turnoffText(turnoff: Turnoff): string {
  if (turnoff.kind === 'fault') return turnoff.fault;
  return turnoff.kind === 'thaw' ? 'thaw' : `other ${turnoff.place}`;
}

/** Undefined: this is no schedule. */
export function parseSchedule(text: string): Schedule | undefined {
  if (text.trim() === '') return [];
  const parts = text.split(',').map(part => {
    const [, step, rest = ''] = /^\s*(\d+) (.+?)\s*$/.exec(part) ?? [];
    const turnoff = parseTurnoff(rest);
    return step === undefined || turnoff === undefined ? undefined : { step: Number(step), turnoff };
  });
  return parts.every(part => part !== undefined) ? parts : undefined;
}

function parseTurnoff(text: string): Turnoff | undefined {
  if (text === 'thaw') return { kind: 'thaw' };
  const [, place] = /^other (\d+)$/.exec(text) ?? [];
  if (place !== undefined) return { kind: 'other', place: Number(place) };
  const fault = faults.find(known => known === text);
  return fault && { kind: 'fault', fault };
}
