// Durations as programs write them: one or more numbers with units, the largest unit first, each unit once.
//
//   "5 minutes"   "1 hour 30 minutes"   "1.5 days"   "250 milliseconds"
//
// Read when compiling, for `sleep`, the timeouts of signals and the decorators alike; so what is no duration is refused with
// the duration that was probably meant. Months and years are none: they have no fixed length.
import { nearest } from '../load/nearest.ts';
import type { Type } from './types.ts';

const second = 1000;
const weekLength = 7 * 24 * 3600 * second;
const units: readonly (readonly [name: string, milliseconds: number])[] = [
  ['week', weekLength],
  ['day', 24 * 3600 * second],
  ['hour', 3600 * second],
  ['minute', 60 * second],
  ['second', second],
  ['millisecond', 1],
];

/** The longest wait that every platform can keep: Step Functions counts 99 999 999 seconds. */
export const longestDuration = 99_999_999 * second;

const part = '(\\d+(?:\\.\\d+)?) (week|day|hour|minute|second|millisecond)s?';
const duration = new RegExp(`^${part}(?: ${part})*$`);

/** Milliseconds; undefined if the text is no duration. */
export function readDuration(text: string): number | undefined {
  if (!duration.test(text)) return undefined;
  let total = 0;
  let before = -1;
  for (const [, count, unit] of text.matchAll(new RegExp(part, 'g'))) {
    const at = units.findIndex(([name]) => name === unit);
    if (at <= before) return undefined;
    before = at;
    total += Number(count) * (units[at]?.[1] ?? 0);
  }
  return total <= longestDuration ? Math.round(total) : undefined;
}

/** Whole seconds, as platforms count them: never less than the duration. */
export function durationSeconds(text: string): number | undefined {
  const milliseconds = readDuration(text);
  return milliseconds === undefined ? undefined : Math.ceil(milliseconds / second);
}

/** `5400000` is `1 hour 30 minutes`. */
export function printDuration(milliseconds: number): string {
  const parts: string[] = [];
  let rest = Math.round(milliseconds);
  // Weeks only where nothing is left over: a year is 365 days.
  for (const [name, size] of milliseconds % weekLength === 0 ? units : units.slice(1)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${name}${count === 1 ? '' : 's'}`);
  }
  return parts.length === 0 ? '0 seconds' : parts.join(' ');
}

/** The texts that a value of this type can be, if all of them are known when compiling. */
export function durationTexts(type: Type): readonly string[] | undefined {
  if (type.kind === 'literal') return typeof type.value === 'string' ? [type.value] : undefined;
  if (type.kind !== 'union') return undefined;
  const texts = type.types.map(durationTexts);
  return texts.every(each => each !== undefined) ? texts.flat() : undefined;
}

/** What people write elsewhere: in milliseconds. A year and a month as people mean them when they wait. */
const shorthand: Readonly<Record<string, number>> = {
  ...Object.fromEntries(units),
  ms: 1,
  msec: 1,
  milli: 1,
  '': 1,
  s: second,
  sec: second,
  m: 60 * second,
  min: 60 * second,
  h: 3600 * second,
  hr: 3600 * second,
  d: 24 * 3600 * second,
  w: weekLength,
  wk: weekLength,
  month: 30 * 24 * 3600 * second,
  y: 365 * 24 * 3600 * second,
  yr: 365 * 24 * 3600 * second,
  year: 365 * 24 * 3600 * second,
};

/** The duration that was probably meant by a text that is none: `5 minutes` for `5 mins`, `PT5M` or `5minuts`. */
export function meantDuration(text: string): string | undefined {
  const iso = /^P(?:T|\d)/i.test(text.trim());
  const plain = (iso ? isoWords(text.trim()) : text).toLowerCase().replace(/,|\band\b/g, ' ');
  const parts = [...plain.matchAll(/(\d+(?:\.\d+)?)\s*([a-zµ]*)/g)];
  if (parts.length === 0 || plain.replace(/(\d+(?:\.\d+)?)\s*([a-zµ]*)/g, '').trim() !== '') return undefined;
  let total = 0;
  for (const [, count, unit = ''] of parts) {
    const size = unitSize(unit);
    if (size === undefined) return undefined;
    total += Number(count) * size;
  }
  return total > longestDuration ? undefined : printDuration(total);
}

function unitSize(word: string): number | undefined {
  const known = shorthand[word] ?? (word.endsWith('s') ? shorthand[word.slice(0, -1)] : undefined);
  if (known !== undefined || word.length < 2) return known;
  const near = nearest(
    word,
    units.flatMap(([name]) => [name, `${name}s`]),
  );
  return near === undefined ? undefined : shorthand[near.replace(/s$/, '')];
}

/** `P1DT2H` in words that the rest can read; an M before the T is a month. */
function isoWords(text: string): string {
  const [days = '', time = ''] = text.slice(1).split(/t/i);
  return `${days.replace(/m/i, 'month ')}${time}`.replace(/([a-z])(?=\d)/gi, '$1 ');
}
