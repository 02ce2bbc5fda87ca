// A promise of a running program: the result, later, of a call, a timer, a message from outside, or of several of them.
import { ProgramError } from './errors.ts';

export type Outcome =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'error'; readonly error: ProgramError };

export class Promised {
  #outcome: Outcome | undefined;
  #observers: (() => void)[] = [];
  readonly #cancel: () => void;
  /** `void S.f()`: nobody waits for it, not even an error that leaves the method. */
  floating = false;

  /** `cancel` is asked for when nobody needs the result any more: who waits for the outside stops waiting. */
  constructor(cancel: () => void = () => {}) {
    this.#cancel = cancel;
  }

  get outcome(): Outcome | undefined {
    return this.#outcome;
  }

  /** What comes first counts. */
  settle(outcome: Outcome): void {
    if (this.#outcome !== undefined) return;
    this.#outcome = outcome;
    const observers = this.#observers;
    this.#observers = [];
    for (const observe of observers) observe();
  }

  whenSettled(observe: () => void): void {
    if (this.#outcome === undefined) this.#observers.push(observe);
    else observe();
  }

  cancel(): void {
    if (this.#outcome === undefined) this.#cancel();
  }
}

export function resolved(value: unknown): Promised {
  const promised = new Promised();
  promised.settle({ kind: 'value', value });
  return promised;
}

export function rejected(error: ProgramError): Promised {
  const promised = new Promised();
  promised.settle({ kind: 'error', error });
  return promised;
}

/** What is no promise is one that has settled. */
export function promisedOf(value: unknown): Promised {
  return value instanceof Promised ? value : resolved(value);
}

/** Runs `then` with the outcomes, in the order of the list, when all have ended. */
function whenAll(list: readonly Promised[], then: (outcomes: readonly Outcome[]) => void): void {
  let left = list.length;
  const ended = (): void => then(list.map(promised => promised.outcome as Outcome));
  if (left === 0) ended();
  for (const promised of list)
    promised.whenSettled(() => {
      left -= 1;
      if (left === 0) ended();
    });
}

function combined(values: Iterable<unknown>): {
  readonly list: readonly Promised[];
  readonly whole: Promised;
} {
  const list = [...values].map(promisedOf);
  const whole = new Promised(() => {
    for (const promised of list) promised.cancel();
  });
  return { list, whole };
}

/** The results; or, when all have ended, the first error in the order of the list. */
export function all(values: Iterable<unknown>): Promised {
  const { list, whole } = combined(values);
  whenAll(list, outcomes => {
    const failed = outcomes.find(outcome => outcome.kind === 'error');
    whole.settle(failed ?? { kind: 'value', value: outcomes.map(o => o.kind === 'value' && o.value) });
  });
  return whole;
}

export function allSettled(values: Iterable<unknown>): Promised {
  const { list, whole } = combined(values);
  whenAll(list, outcomes => {
    const value = outcomes.map(outcome =>
      outcome.kind === 'value'
        ? { status: 'fulfilled', value: outcome.value }
        : { status: 'rejected', reason: outcome.error },
    );
    whole.settle({ kind: 'value', value });
  });
  return whole;
}

/**
 * The first that ends; but only when all have ended, those that wait for the outside by being cancelled. `noted` is told when
 * one of them ends: then it matters which ends first.
 */
export function race(values: Iterable<unknown>, noted: () => void): Promised {
  return first(values, () => true, noted);
}

/** The first that has a result. */
export function any(values: Iterable<unknown>, noted: () => void): Promised {
  return first(values, outcome => outcome.kind === 'value', noted);
}

function first(values: Iterable<unknown>, wins: (outcome: Outcome) => boolean, noted: () => void): Promised {
  const { list, whole } = combined(values);
  let winner: Outcome | undefined;
  for (const promised of list)
    promised.whenSettled(() => {
      const outcome = promised.outcome as Outcome;
      noted();
      if (winner !== undefined || !wins(outcome)) return;
      winner = outcome;
      for (const other of list) other.cancel();
    });
  // A race of nobody never ends, as in JavaScript.
  if (list.length === 0 && wins(never)) return whole;
  whenAll(list, outcomes => whole.settle(winner ?? { kind: 'error', error: allRejected(outcomes) }));
  return whole;
}

const never: Outcome = { kind: 'error', error: new ProgramError('Cancelled') };

function allRejected(outcomes: readonly Outcome[]): ProgramError {
  const errors = outcomes.map(outcome => outcome.kind === 'error' && outcome.error);
  return new ProgramError('AggregateError', { errors, message: 'All promises were rejected' });
}
