// When schedules are due, and under which request id. Everything is in UTC, as EventBridge counts.
//
// The id of a firing is made of its method and the time for which it was due, so that each happens once: whoever fires it
// again, after a crash or because a platform delivers twice, asks for what has been asked for.
import { digest } from './hash.ts';

/** `Schedule` of compiler/ir/outside.ts. */
export type Schedule =
  | { readonly kind: 'rate'; readonly seconds: number }
  | {
      readonly kind: 'cron';
      readonly minutes: readonly number[];
      readonly hours: readonly number[];
      readonly days: readonly DayRule[];
      readonly months: readonly number[];
      readonly weekdays: readonly WeekdayRule[];
      readonly years: readonly number[];
    };

type DayRule =
  | { readonly kind: 'days'; readonly days: readonly number[] }
  | { readonly kind: 'last' | 'lastWeekday' }
  | { readonly kind: 'nearestWeekday'; readonly day: number };

type WeekdayRule =
  | { readonly kind: 'weekdays'; readonly weekdays: readonly number[] }
  | { readonly kind: 'last'; readonly weekday: number }
  | { readonly kind: 'nth'; readonly weekday: number; readonly occurrence: number };

type Cron = Extract<Schedule, { kind: 'cron' }>;

const day = 86_400_000;
/** A 29 February may be eight years away, and on a given weekday forty. */
const furthest = 41 * 366;

/** The first time after `after` at which it is due; undefined: never again. Rates count from `start`. */
export function nextFiring(schedule: Schedule, after: number, start: number): number | undefined {
  if (schedule.kind === 'cron') return nextCron(schedule, after);
  const length = schedule.seconds * 1000;
  return start + (Math.floor(Math.max(0, after - start) / length) + 1) * length;
}

/** The last time before or at `now`, and after `after`; undefined: none. */
export function lastFiring(
  schedule: Schedule,
  { after, now, start }: { readonly after: number; readonly now: number; readonly start: number },
): number | undefined {
  if (schedule.kind === 'rate') {
    const length = schedule.seconds * 1000;
    const last = start + Math.floor(Math.max(0, now - start) / length) * length;
    return last > after && last > start ? last : undefined;
  }
  // The days from now backwards; of each the latest time.
  for (let date = startOfDay(now); date > after - day; date -= day) {
    const times = timesOf(schedule, date).filter(time => time <= now && time > after);
    if (times.length > 0) return Math.max(...times);
  }
  return undefined;
}

function nextCron(cron: Cron, after: number): number | undefined {
  let date = startOfDay(after);
  for (let count = 0; count <= furthest; count++, date += day) {
    const found = timesOf(cron, date).find(time => time > after);
    if (found !== undefined) return found;
  }
  return undefined;
}

function startOfDay(time: number): number {
  return Math.floor(time / day) * day;
}

/** The times of a day at which it is due, in order. */
function timesOf(cron: Cron, date: number): readonly number[] {
  if (!isDue(cron, new Date(date))) return [];
  return cron.hours.flatMap(hour => cron.minutes.map(minute => date + (hour * 60 + minute) * 60_000));
}

function isDue(cron: Cron, date: Date): boolean {
  const year = date.getUTCFullYear();
  if (cron.years.length > 0 && !cron.years.includes(year)) return false;
  if (!cron.months.includes(date.getUTCMonth() + 1)) return false;
  const length = new Date(Date.UTC(year, date.getUTCMonth() + 1, 0)).getUTCDate();
  const at = { date: date.getUTCDate(), weekday: date.getUTCDay() + 1, length };
  return cron.days.some(rule => fitsDay(rule, at)) || cron.weekdays.some(rule => fitsWeekday(rule, at));
}

interface At {
  readonly date: number;
  /** 1 is Sunday. */
  readonly weekday: number;
  /** Days of the month. */
  readonly length: number;
}

function fitsDay(rule: DayRule, at: At): boolean {
  switch (rule.kind) {
    case 'days':
      return rule.days.includes(at.date);
    case 'last':
      return at.date === at.length;
    case 'lastWeekday':
      return at.date === nearestWeekday(at.length, at);
    case 'nearestWeekday':
      return rule.day <= at.length && at.date === nearestWeekday(rule.day, at);
    default:
      return rule satisfies never;
  }
}

/** The Monday to Friday that is nearest to a day, in the same month. */
function nearestWeekday(wanted: number, { date, weekday, length }: At): number {
  const of = (((weekday - 1 + wanted - date) % 7) + 7) % 7;
  if (of === 6) return wanted > 1 ? wanted - 1 : wanted + 2;
  if (of === 0) return wanted < length ? wanted + 1 : wanted - 2;
  return wanted;
}

function fitsWeekday(rule: WeekdayRule, { date, weekday, length }: At): boolean {
  if (rule.kind === 'weekdays') return rule.weekdays.includes(weekday);
  if (rule.weekday !== weekday) return false;
  return rule.kind === 'last' ? date + 7 > length : Math.ceil(date / 7) === rule.occurrence;
}

/** `Reports.send-20261123T080000Z`; a long method is known by a digest. */
export function firingId(method: string, time: number): string {
  const stamp = new Date(time)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replace(/[-:]/g, '');
  const known = method.length <= 60 && /^[A-Za-z0-9._]+$/.test(method) ? method : digest(method, null);
  return `${known}-${stamp}`;
}

/** What a scheduled method is given: the time for which it was due, if it wants to know. */
export function firingArguments(parameters: readonly unknown[], time: number): readonly number[] {
  return parameters.length === 0 ? [] : [time];
}
