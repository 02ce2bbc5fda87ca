// `@schedule`: the expressions of EventBridge Scheduler, `rate(5 minutes)` and `cron(0 9 ? * MON-FRI *)`, read when
// compiling. What comes out is plain data: who fires the schedule needs no parser.
import type { Decorator, Expression } from '../../../grammar/syntax.ts';
import { nearest } from '../../load/nearest.ts';
import type { DayRule, Schedule, WeekdayRule } from '../program.ts';
import { argumentsOf, isWrong, type Reading, wrong } from './reading.ts';

const unitSeconds: Readonly<Record<string, number>> = { minute: 60, hour: 3600, day: 86_400 };

export function readSchedule(decorator: Decorator): Reading<Schedule> {
  const args = argumentsOf(decorator, { least: 1, most: 1 });
  if (isWrong(args)) return args;
  const node = args.value[0] as Expression;
  if (node.kind !== 'StringLiteral') return wrong('it takes "rate(…)" or "cron(…)", written out.', node);
  try {
    return { value: parseSchedule(node.value) };
  } catch (error) {
    if (error instanceof NotSchedule) return wrong(error.message, node);
    throw error;
  }
}

/** Says what is wrong with an expression; caught where it is read. */
class NotSchedule extends Error {}

function refuse(text: string): never {
  throw new NotSchedule(text);
}

export function parseSchedule(text: string): Schedule {
  const [, kind, inner = ''] = /^(\w+)\((.*)\)$/s.exec(text.trim()) ?? [];
  if (kind === 'rate') return rate(inner.trim());
  if (kind === 'cron') return cron(text, inner.trim().split(/\s+/));
  const fields = text.trim().split(/\s+/);
  if (fields.length === 5)
    return refuse(`it takes AWS's six fields in "cron(…)": "cron(${sixFields(fields)})" for this one.`);
  if (fields.length === 6) return refuse(`write "cron(${text.trim()})".`);
  if (/^\d+ \w+$/.test(text)) return refuse(`write "rate(${text})".`);
  return refuse('it takes "rate(5 minutes)" or "cron(0 9 ? * MON-FRI *)".');
}

/** As Unix's cron has them: without a year, and with `*` where AWS wants `?`. */
function sixFields([minute, hour, day = '*', month, weekday = '*']: readonly string[]): string {
  const days =
    weekday === '*' ? [day, '?'] : ['?', weekday.replace(/\d+/g, n => String((Number(n) % 7) + 1))];
  return [minute, hour, days[0], month, days[1], '*'].join(' ');
}

function rate(inner: string): Schedule {
  const [, count, unit = ''] = /^(\d+)\s+([a-z]+)$/.exec(inner) ?? [];
  const value = Number(count);
  const seconds = unitSeconds[unit.replace(/s$/, '')];
  if (count === undefined) return refuse('a rate is a whole number and a unit: "rate(5 minutes)".');
  if (seconds === undefined) {
    const near = nearest(unit, ['minutes', 'hours', 'days']);
    return refuse(
      unit.startsWith('second')
        ? 'a rate is at least one minute.'
        : `the unit of a rate is minutes, hours or days${near === undefined ? '.' : `; did you mean "${near}"?`}`,
    );
  }
  if (value < 1) return refuse('a rate is at least 1.');
  const right = value === 1 ? unit.replace(/s$/, '') : `${unit.replace(/s$/, '')}s`;
  if (right !== unit) return refuse(`write "rate(${value} ${right})".`);
  return { kind: 'rate', text: `rate(${value} ${unit})`, seconds: value * seconds };
}

interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly words: readonly string[];
}

const field = (name: string, least: number, most: number, words: readonly string[] = []): Field => ({
  name,
  least,
  most,
  words,
});
const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const weekdays = 'SUN MON TUE WED THU FRI SAT'.split(' ');
const minuteField = field('minutes', 0, 59);
const hourField = field('hours', 0, 23);
const dayField = field('day of the month', 1, 31);
const monthField = field('month', 1, 12, months);
const weekdayField = field('day of the week', 1, 7, weekdays);
const yearField = field('year', 1970, 2199);

function cron(text: string, fields: readonly string[]): Schedule {
  if (fields.length !== 6) {
    const five = fields.length === 5 ? ` Write "cron(${sixFields(fields)})".` : '';
    return refuse(
      `a cron expression has six fields (minutes, hours, day of the month, month, day of the week, year), not ${fields.length}.${five}`,
    );
  }
  const [minute = '', hour = '', day = '', month = '', weekday = '', year = ''] = fields;
  if ((day === '?') === (weekday === '?'))
    return refuse(
      'of the day of the month and the day of the week, exactly one is "?": the other says which days.',
    );
  return {
    kind: 'cron',
    text: text.trim(),
    minutes: values(minuteField, minute),
    hours: values(hourField, hour),
    days: day === '?' ? [] : day.split(',').map(dayRule),
    months: values(monthField, month),
    weekdays: weekday === '?' ? [] : weekdayRules(weekday),
    years: year === '*' ? [] : values(yearField, year),
  };
}

function dayRule(part: string): DayRule {
  if (part === 'L') return { kind: 'last' };
  if (part === 'LW') return { kind: 'lastWeekday' };
  const [, near] = /^(\d+)W$/.exec(part) ?? [];
  if (near !== undefined) return { kind: 'nearestWeekday', day: one(dayField, near) };
  return { kind: 'days', days: values(dayField, part) };
}

function weekdayRules(text: string): readonly WeekdayRule[] {
  const parts = text.split(',');
  if (text.includes('#') && parts.length > 1) return refuse('"#" stands alone in the day of the week.');
  return parts.map(part => {
    if (part === 'L') return { kind: 'weekdays', weekdays: [7] };
    const [, last] = /^(\w+)L$/.exec(part) ?? [];
    if (last !== undefined) return { kind: 'last', weekday: one(weekdayField, last) };
    const [, weekday, count] = /^(\w+)#(\w+)$/.exec(part) ?? [];
    if (weekday === undefined || count === undefined)
      return { kind: 'weekdays', weekdays: values(weekdayField, part) };
    const occurrence = one(field('number after "#"', 1, 5), count);
    return { kind: 'nth', weekday: one(weekdayField, weekday), occurrence };
  });
}

/** `1,5-10,20/5,*`, in order, each once. */
function values(at: Field, text: string): readonly number[] {
  const found = new Set(text.split(',').flatMap(part => range(at, part)));
  return [...found].sort((a, b) => a - b);
}

function range(at: Field, part: string): readonly number[] {
  if (part === '?') return refuse(`"?" stands only for a day, not for the ${at.name}.`);
  const [span = '', step, more] = part.split('/');
  const by = step === undefined ? 1 : Number(step);
  if (more !== undefined || !Number.isInteger(by) || by < 1)
    return refuse(`"${part}" is no step of the ${at.name}: as "0/15".`);
  const [first = '', second, third] = span.split('-');
  if (third !== undefined) return refuse(`"${span}" is no range of the ${at.name}.`);
  const from = first === '*' ? at.least : one(at, first);
  const to = second !== undefined ? one(at, second) : first === '*' || step !== undefined ? at.most : from;
  const all: number[] = [];
  // A range may go over the end: FRI-MON.
  const length = to >= from ? to - from : to - from + at.most - at.least + 1;
  for (let offset = 0; offset <= length; offset += by)
    all.push(((from - at.least + offset) % (at.most - at.least + 1)) + at.least);
  return all;
}

function one(at: Field, text: string): number {
  const word = at.words.indexOf(text.toUpperCase());
  if (word >= 0) return word + at.least;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= at.least && value <= at.most) return value;
  const near = nearest(text.toUpperCase(), at.words);
  const meant = near === undefined ? '' : `; did you mean "${near}"?`;
  const words = at.words.length === 0 ? '' : ` or ${at.words[0]} to ${at.words.at(-1)}`;
  return refuse(`the ${at.name} takes ${at.least} to ${at.most}${words}, not "${text}"${meant || '.'}`);
}
