// What waits: `sleep`, `sleepUntil`, `signal`, and `parallel`, which bounds how much goes on at once.
import { Bug } from '../../../grammar/diagnostic.ts';
import { durationSeconds } from '../../check/durations.ts';
import { ProgramError } from '../errors.ts';
import type { Journal } from '../journal.ts';
import type { Evaluation, Outside, Tasks } from '../machine.ts';
import { all, type Outcome, type Promised, promisedOf, resolved } from '../promised.ts';

export interface Waits {
  readonly sleep: (duration: string) => Promised;
  readonly sleepUntil: (time: number | Date) => Promised;
  readonly signal: (name: string, options?: { readonly timeout?: string }) => Promised;
  readonly parallel: (
    items: readonly unknown[],
    run: (item: unknown, index: number) => unknown,
    options?: { readonly concurrency?: number },
  ) => Promised;
}

interface Needs {
  readonly tasks: Tasks;
  readonly outside: Outside;
  readonly journal: Journal;
}

export function createWaits({ tasks, outside, journal }: Needs): Waits {
  return {
    sleep: duration => outside.timer(milliseconds(duration)),
    sleepUntil(time) {
      const left = Number(time) - outside.now();
      if (Number.isNaN(left)) throw new RangeError('Invalid time value');
      return left <= 0 ? resolved(undefined) : outside.timer(Math.ceil(left / 1000) * 1000);
    },
    signal: (name, { timeout } = {}) =>
      outside.message(name, timeout === undefined ? undefined : milliseconds(timeout)),
    parallel(items, run, { concurrency = Number.POSITIVE_INFINITY } = {}) {
      if (!(concurrency >= 1) || (concurrency % 1 !== 0 && concurrency !== Number.POSITIVE_INFINITY))
        throw new RangeError(`concurrency takes a whole number from 1, but got ${concurrency}.`);
      const work: Work = { items, run, journal, outcomes: [], next: 0 };
      const lanes = Math.min(concurrency, items.length);
      return tasks.begin({ name: 'parallel', body: () => runLanes(tasks, work, lanes) });
    },
  };
}

/** Waits are counted in whole seconds, upwards. */
function milliseconds(duration: string): number {
  const seconds = durationSeconds(duration);
  if (seconds === undefined) throw new Bug(`${duration} is no duration`);
  return seconds * 1000;
}

interface Work {
  readonly items: readonly unknown[];
  readonly run: (item: unknown, index: number) => unknown;
  readonly journal: Journal;
  readonly outcomes: Outcome[];
  next: number;
}

function* runLanes(tasks: Tasks, work: Work, lanes: number): Evaluation {
  const running = Array.from({ length: lanes }, () =>
    tasks.begin({ name: 'parallel', body: () => runLane(work) }),
  );
  yield all(running);
  const failed = work.outcomes.find(outcome => outcome.kind === 'error');
  if (failed?.kind === 'error') throw failed.error;
  return work.outcomes.map(outcome => outcome.kind === 'value' && outcome.value);
}

/** Takes the next element when it has ended with one, however that ended. */
function* runLane(work: Work): Evaluation<undefined> {
  while (work.next < work.items.length) {
    work.journal.touch('the next element', 'change');
    const index = work.next;
    work.next += 1;
    try {
      const value = yield promisedOf(work.run(work.items[index], index));
      work.outcomes[index] = { kind: 'value', value };
    } catch (thrown) {
      if (!(thrown instanceof ProgramError)) throw thrown;
      work.outcomes[index] = { kind: 'error', error: thrown };
    }
  }
  return undefined;
}
