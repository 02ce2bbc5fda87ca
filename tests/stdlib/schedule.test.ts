// When schedules are due. The expressions are read by the compiler; the times are those of AWS's documentation and calendars.
import test from 'ava';
import { parseSchedule } from '../../compiler/check/decorators/schedule.ts';
import { firingId, lastFiring, nextFiring } from '../../stdlib/runtime/schedule.ts';

function next(text: string, after: string, count = 3): string[] {
  const schedule = parseSchedule(text);
  const times: string[] = [];
  let time = Date.parse(after);
  const start = time;
  for (let i = 0; i < count; i++) {
    const due = nextFiring(schedule, time, start);
    if (due === undefined) break;
    times.push(new Date(due).toISOString().slice(0, 16));
    time = due;
  }
  return times;
}

test('rates count from the start', t => {
  t.deepEqual(next('rate(5 minutes)', '2026-11-23T09:01:00Z', 2), ['2026-11-23T09:06', '2026-11-23T09:11']);
});

test('days of the month', t => {
  t.deepEqual(next('cron(0 10 * * ? *)', '2026-11-23T10:00:00Z', 2), [
    '2026-11-24T10:00',
    '2026-11-25T10:00',
  ]);
  t.deepEqual(next('cron(0/30 8 1,15 * ? *)', '2026-11-23T10:00:00Z'), [
    '2026-12-01T08:00',
    '2026-12-01T08:30',
    '2026-12-15T08:00',
  ]);
  t.deepEqual(next('cron(0 0 L * ? *)', '2027-01-31T00:00:00Z'), [
    '2027-02-28T00:00',
    '2027-03-31T00:00',
    '2027-04-30T00:00',
  ]);
  t.deepEqual(next('cron(0 0 1W * ? *)', '2026-07-15T00:00:00Z', 2), [
    '2026-08-03T00:00',
    '2026-09-01T00:00',
  ]);
  t.deepEqual(next('cron(0 0 15W * ? *)', '2026-11-01T00:00:00Z', 1), ['2026-11-16T00:00']);
  t.deepEqual(next('cron(0 0 LW * ? *)', '2026-10-31T00:00:00Z', 1), ['2026-11-30T00:00']);
  t.deepEqual(next('cron(0 0 29 2 ? *)', '2026-01-01T00:00:00Z', 2), [
    '2028-02-29T00:00',
    '2032-02-29T00:00',
  ]);
});

test('days of the week', t => {
  t.deepEqual(next('cron(15 12 ? * MON-FRI *)', '2026-11-20T13:00:00Z', 1), ['2026-11-23T12:15']);
  t.deepEqual(next('cron(0 9 ? * 2#1 *)', '2026-11-23T00:00:00Z', 2), [
    '2026-12-07T09:00',
    '2027-01-04T09:00',
  ]);
  t.deepEqual(next('cron(0 9 ? * 6L *)', '2026-11-23T00:00:00Z', 2), [
    '2026-11-27T09:00',
    '2026-12-25T09:00',
  ]);
  t.deepEqual(next('cron(0 9 ? * SAT-MON *)', '2026-11-27T10:00:00Z'), [
    '2026-11-28T09:00',
    '2026-11-29T09:00',
    '2026-11-30T09:00',
  ]);
});

test('years come to an end', t => {
  t.deepEqual(next('cron(0 0 31 12 ? 2026-2027)', '2026-11-23T00:00:00Z'), [
    '2026-12-31T00:00',
    '2027-12-31T00:00',
  ]);
});

test('of what was missed, the latest is known', t => {
  const at = (text: string) => Date.parse(text);
  const cron = parseSchedule('cron(0 8 ? * MON *)');
  const last = lastFiring(cron, { after: at('2026-11-01'), now: at('2026-11-25'), start: 0 });
  t.is(last, at('2026-11-23T08:00:00Z'));
  t.is(lastFiring(cron, { after: at('2026-11-23T08:00:00Z'), now: at('2026-11-25'), start: 0 }), undefined);
  const rate = parseSchedule('rate(1 hour)');
  const since = at('2026-11-23T00:30:00Z');
  t.is(
    lastFiring(rate, { after: since, now: at('2026-11-23T04:00:00Z'), start: since }),
    at('2026-11-23T03:30:00Z'),
  );
  t.is(lastFiring(rate, { after: since, now: at('2026-11-23T01:00:00Z'), start: since }), undefined);
});

test('an expression that is wrong is told what is right', t => {
  const wrong = (text: string) => t.throws(() => parseSchedule(text))?.message;
  t.is(wrong('*/5 * * * *'), `it takes AWS's six fields in "cron(…)": "cron(*/5 * * * ? *)" for this one.`);
  t.is(wrong('0 9 * * 1'), `it takes AWS's six fields in "cron(…)": "cron(0 9 ? * 2 *)" for this one.`);
  t.is(wrong('rate(1 minutes)'), 'write "rate(1 minute)".');
  t.is(wrong('rate(30 seconds)'), 'a rate is at least one minute.');
  t.regex(wrong('cron(0 9 * * MON *)') ?? '', /exactly one is "\?"/);
  t.regex(
    wrong('cron(0 9 ? * MOM *)') ?? '',
    /day of the week takes 1 to 7 or SUN to SAT, not "MOM"; did you mean "MON"/,
  );
  t.regex(wrong('cron(60 9 ? * MON *)') ?? '', /minutes takes 0 to 59, not "60"/);
  t.regex(wrong('5 minutes') ?? '', /write "rate\(5 minutes\)"/);
});

test('a firing has one request id, short enough for an execution', t => {
  const due = Date.parse('2026-11-23T08:00:00Z');
  t.is(firingId('Reports.send', due), 'Reports.send-20261123T080000Z');
  t.true(firingId(`Reports.${'x'.repeat(100)}`, due).length <= 80);
});
