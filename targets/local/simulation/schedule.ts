// A schedule of a simulated run: where it leaves the straight way, and how. Everything else follows from the program and from
// the requests, so a schedule as text replays the run.
//
//   ada-1 commit 2 crash after, bob-1 invoke 1 again later, ada-1 reply 1 thaw

/** What somebody is about to do. */
export type PointKind = (typeof kinds)[number];

const kinds = ['request', 'invoke', 'entry', 'read', 'scan', 'commit', 'flush', 'reply', 'answer'] as const;

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
  /** Of the records that were asked for, some come now, the others later. */
  | 'partial batch'
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
  'partial batch',
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

/** The n-th time that something of this kind is due for a request: it means the same in runs that differ elsewhere. */
export interface Place {
  /** Empty: of none. */
  readonly request: string;
  readonly kind: PointKind;
  /** From 1. */
  readonly nth: number;
}

export interface Deviation {
  readonly at: Place;
  readonly turnoff: Turnoff;
}

export type Schedule = readonly Deviation[];

export function scheduleText(schedule: Schedule): string {
  return schedule.map(({ at, turnoff }) => `${placeText(at)} ${turnoffText(turnoff)}`).join(', ');
}

export function placeText({ request, kind, nth }: Place): string {
  return `${request || '-'} ${kind} ${nth}`;
}

export function turnoffText(turnoff: Turnoff): string {
  if (turnoff.kind === 'fault') return turnoff.fault;
  return turnoff.kind === 'thaw' ? 'thaw' : `other ${turnoff.place}`;
}

/** Undefined: this is no schedule. */
export function parseSchedule(text: string): Schedule | undefined {
  if (text.trim() === '') return [];
  const parts = text.split(',').map(parseDeviation);
  return parts.every(part => part !== undefined) ? parts : undefined;
}

function parseDeviation(text: string): Deviation | undefined {
  const [, request = '', name, nth, rest = ''] = /^\s*(\S+) (\w+) (\d+) (.+?)\s*$/.exec(text) ?? [];
  const kind = kinds.find(known => known === name);
  const turnoff = parseTurnoff(rest);
  if (kind === undefined || turnoff === undefined) return undefined;
  return { at: { request: request === '-' ? '' : request, kind, nth: Number(nth) }, turnoff };
}

function parseTurnoff(text: string): Turnoff | undefined {
  if (text === 'thaw') return { kind: 'thaw' };
  const [, place] = /^other (\d+)$/.exec(text) ?? [];
  if (place !== undefined) return { kind: 'other', place: Number(place) };
  const fault = faults.find(known => known === text);
  return fault && { kind: 'fault', fault };
}
