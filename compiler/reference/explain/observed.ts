// What somebody saw of a program, and how what the reference gives compares with it.
import type { Answer, History, HistoryEvent } from '../history.ts';
import type { Likeness } from './likeness.ts';

export interface ObservedRequest {
  readonly id: string;
  readonly method: string;
  readonly args: readonly unknown[];
  /** Whose answers the client had seen before. */
  readonly after: readonly string[];
  /** As JSON tells it. */
  readonly answer: Answer;
  /** So many of its turns, at most, the platform has given up: they have not taken effect, and `CallFailed` says so. */
  readonly givenUp?: number;
}

export interface Effect {
  readonly request: string;
  /** Whose state was read or written; none: nobody knows. */
  readonly services: readonly string[];
}

export interface Observed {
  readonly requests: readonly ObservedRequest[];
  /** What was stored in the end, as `History.state` in JSON; a state that is left out is not compared. */
  readonly state: { readonly [state: string]: unknown };
  /** What was done that others can see, in that order: where the search begins. */
  readonly effects: readonly Effect[];
  /** What was stored when so many requests had their answers and no other had come: the search tries first what leads there. */
  readonly between?: readonly {
    readonly come: readonly string[];
    readonly state: { readonly [state: string]: unknown };
  }[];
}

/** How far an order came, and what was otherwise. */
export interface Difference {
  readonly answers: number;
  readonly what: string;
}

export class Differs extends Error {
  readonly difference: Difference;

  constructor(difference: Difference) {
    super(difference.what);
    this.difference = difference;
  }
}

/** Looks at the answers that come from now on, each time it is called. */
export function comparer(
  events: readonly HistoryEvent[],
  { requests }: Observed,
  likeness: Likeness,
): () => void {
  const expected = new Map(requests.map(request => [request.id, request]));
  let seen = events.length;
  let answers = events.filter(({ kind }) => kind === 'answered').length;
  return () => {
    for (; seen < events.length; seen++) {
      const event = events[seen];
      if (event?.kind !== 'answered') continue;
      const request = expected.get(event.request);
      if (request === undefined || !sameAnswer(request.answer, event.answer, likeness)) {
        const what = `${event.request} would answer ${answerText(event.answer)}`;
        throw new Differs({ answers, what: request ? `${what}, not ${answerText(request.answer)}` : what });
      }
      answers += 1;
    }
  };
}

function sameAnswer(observed: Answer, reference: Answer, likeness: Likeness): boolean {
  if (observed.kind === 'value')
    return reference.kind === 'value' && likeness.same(json(observed.value), json(reference.value));
  return (
    reference.kind === 'error' &&
    observed.name === reference.name &&
    // What the platform says of a call that it gave up is its own affair.
    (isGivenUp(reference) || likeness.same(json(observed.fields), json(reference.fields)))
  );
}

function isGivenUp(reference: Answer): boolean {
  return (
    reference.kind === 'error' &&
    reference.name === 'CallFailed' &&
    Object.keys(reference.fields).length === 0
  );
}

/** `unordered`: states whose entries are in no order that counts. */
export function stateDifference(
  { requests, state }: Pick<Observed, 'requests' | 'state'>,
  found: History['state'],
  unordered: ReadonlySet<string>,
  likeness: Likeness,
): Difference | undefined {
  for (const [name, stored] of Object.entries(state)) {
    const reference = json(found[name]);
    const seen = json(stored);
    const same =
      unordered.has(name) && Array.isArray(seen) && Array.isArray(reference)
        ? likeness.sameMap(seen, reference)
        : likeness.same(seen, reference);
    if (!same) {
      const what = `${name} would hold ${JSON.stringify(reference)}, not ${JSON.stringify(seen)}`;
      return { answers: requests.length, what };
    }
  }
  return undefined;
}

export function json(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value) ?? 'null');
}

function answerText(answer: Answer): string {
  if (answer.kind === 'value') return JSON.stringify(json(answer.value));
  return `${answer.name} ${JSON.stringify(json(answer.fields))}`;
}
