// Durations: what is one, and what people write instead.
import test from 'ava';
import { meantDuration, printDuration, readDuration } from '../../compiler/check/durations.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const durations: readonly (readonly [string, number])[] = [
  ['5 minutes', 5 * minute],
  ['1 minute', minute],
  ['1 hour 30 minutes', 1.5 * hour],
  ['1.5 hours', 1.5 * hour],
  ['2 weeks 3 days', 17 * day],
  ['250 milliseconds', 250],
  ['0 seconds', 0],
  ['365 days', 365 * day],
];

for (const [text, milliseconds] of durations)
  test(`"${text}" is a duration`, t => {
    t.is(readDuration(text), milliseconds);
    t.is(readDuration(printDuration(milliseconds)), milliseconds, 'printed and read again');
  });

const mistakes: readonly (readonly [string, string | undefined])[] = [
  ['5 mins', '5 minutes'],
  ['5m', '5 minutes'],
  ['1h30m', '1 hour 30 minutes'],
  ['90 sec', '1 minute 30 seconds'],
  ['5 minuts', '5 minutes'],
  ['5  minutes', '5 minutes'],
  ['30 minutes 1 hour', '1 hour 30 minutes'],
  ['1 hour, 30 minutes', '1 hour 30 minutes'],
  ['PT5M', '5 minutes'],
  ['P1DT2H', '1 day 2 hours'],
  ['1 year', '365 days'],
  ['5000', '5 seconds'],
  ['100 ms', '100 milliseconds'],
  ['soon', undefined],
  ['-5 minutes', undefined],
  ['', undefined],
  ['4000 days', undefined],
];

for (const [text, meant] of mistakes)
  test(`"${text}" is no duration, and ${meant === undefined ? 'nothing known' : meant} was meant`, t => {
    t.is(readDuration(text), undefined);
    t.is(meantDuration(text), meant);
  });
