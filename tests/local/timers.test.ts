// Wake-ups come in order of their time, once, and not when they were cancelled.

import test from 'ava';
import fc from 'fast-check';
import { type Clock, Timers } from '../../targets/local/timers.ts';

/** A clock that stands still until it is told to go on. */
function virtualClock() {
  let now = 0;
  let armed: { at: number; wake: () => void } | undefined;
  const clock: Clock = {
    now: () => now,
    after: (milliseconds, wake) => {
      const own = { at: now + milliseconds, wake };
      armed = own;
      return () => {
        if (armed === own) armed = undefined;
      };
    },
  };
  const run = () => {
    for (let next = armed; next !== undefined; next = armed) {
      armed = undefined;
      now = next.at;
      next.wake();
    }
  };
  return { clock, run };
}

test('wake-ups come in order, and cancelled ones do not', t => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ at: fc.nat(1000), cancel: fc.boolean() }), { maxLength: 60 }),
      planned => {
        const { clock, run } = virtualClock();
        const timers = new Timers(clock);
        const woken: number[] = [];
        const cancels = planned.map(({ at }) => timers.at(at, () => woken.push(at)));
        planned.forEach(({ cancel }, i) => {
          if (cancel) cancels[i]?.();
        });
        run();
        const expected = planned.filter(({ cancel }) => !cancel).map(({ at }) => at);
        t.deepEqual(
          woken,
          expected.sort((a, b) => a - b),
        );
      },
    ),
    { numRuns: 300, seed: 3 },
  );
});

test('many cancelled time limits leave the others alone', t => {
  const { clock, run } = virtualClock();
  const timers = new Timers(clock);
  const woken: number[] = [];
  for (let i = 0; i < 5000; i++) {
    const cancel = timers.at(60_000 + i, () => woken.push(i));
    if (i % 1000 !== 0) cancel();
  }
  run();
  t.deepEqual(woken, [0, 1000, 2000, 3000, 4000]);
});

test('a wake-up may ask for another', t => {
  const { clock, run } = virtualClock();
  const timers = new Timers(clock);
  const woken: string[] = [];
  timers.after(10, () => {
    woken.push('first');
    timers.after(5, () => woken.push('second'));
  });
  timers.after(12, () => woken.push('between'));
  run();
  t.deepEqual(woken, ['first', 'between', 'second']);
});
