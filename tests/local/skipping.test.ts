// Nobody is told that nothing can happen while something is happening.
import test from 'ava';
import { Skipper, SkippingClock } from '../../targets/local/skipping.ts';
import { Timers } from '../../targets/local/timers.ts';

const pause = (milliseconds: number) => new Promise<void>(done => setTimeout(done, milliseconds));

function world(flush: number) {
  const clock = new SkippingClock();
  const timers = new Timers(clock);
  return { clock, timers, busy: () => false, activity: () => timers.rung, settled: () => pause(flush) };
}

test('a timer that rings while the disk is waited for is no reason to give up', async t => {
  for (let due = 0; due <= 40; due++) {
    const slow = world(4);
    const answer = new Promise<string>(resolve => {
      slow.timers.after(due, () => void slow.settled().then(() => resolve('answered')));
    });
    t.is(await new Skipper(slow).hurry(answer, () => 'stuck'), 'answered', `due in ${due} ms`);
  }
});

test('days pass in a moment; what nothing can bring any more is told', async t => {
  const { timers, ...quick } = world(0);
  const skipper = new Skipper({ timers, ...quick });
  const rung = new Promise<string>(resolve => {
    timers.after(300 * 86_400_000, () => resolve('rung'));
  });
  t.is(await skipper.hurry(rung, () => 'stuck'), 'rung');
  t.is(await skipper.hurry(new Promise<string>(() => {}), () => 'stuck'), 'stuck');
});
