// Whether a history that somebody observed is one that the specification semantics allows: a search for an order of turns that
// gives every answer that was seen, and leaves what was stored. It tries the order first in which the effects were seen, leaves
// out orders that differ only in steps that touch nothing in common (explore.ts), and gives an order up at the first answer
// that is another one.
import type { CheckedProgram } from '../check/program.ts';
import { type Director, everyKind } from './explore.ts';
import type { Answer, Arrival, Choice, HistoryEvent, Ports, Step } from './history.ts';
import { Likeness } from './likeness.ts';
import { createWorld, type World } from './world.ts';

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

export interface Observed {
  readonly requests: readonly ObservedRequest[];
  /** What was stored in the end, as `History.state` in JSON; a state that is left out is not compared. */
  readonly state: { readonly [state: string]: unknown };
  /** Requests, as often as they did something that others can see, in that order: where the search begins. */
  readonly effects: readonly string[];
}

export type Verdict =
  | { readonly kind: 'explained'; readonly orders: number }
  /** `closest` says where the order that came farthest went wrong. */
  | { readonly kind: 'unexplained'; readonly orders: number; readonly closest: string }
  /** There are more orders than were to be tried. */
  | { readonly kind: 'undecided'; readonly orders: number; readonly closest: string };

export interface Budget {
  /** The most orders to try. */
  readonly orders: number;
}

export function explain(
  program: CheckedProgram,
  ports: () => Ports,
  observed: Observed,
  budget: Budget,
): Verdict {
  const states = statesOf(program);
  let orders = 0;
  let closest: Difference = { answers: -1, what: '' };
  const run = (director: Director): Difference | undefined => {
    // Also those that turn out, on the way, to have been tried in another order.
    if (++orders > budget.orders) throw new Exhausted();
    return attempt({ world: createWorld(program, ports()), observed, ...states }, director);
  };
  try {
    for (const found of everyKind(run)) {
      if (found === undefined) return { kind: 'explained', orders };
      if (found.answers > closest.answers) closest = found;
    }
  } catch (thrown) {
    if (thrown instanceof Exhausted)
      return { kind: 'undecided', orders: budget.orders, closest: closest.what };
    throw thrown;
  }
  return { kind: 'unexplained', orders, closest: closest.what };
}

class Exhausted extends Error {}

/** How far an order came, and what was otherwise. */
interface Difference {
  readonly answers: number;
  readonly what: string;
}

class Differs extends Error {
  readonly difference: Difference;

  constructor(difference: Difference) {
    super(difference.what);
    this.difference = difference;
  }
}

interface Trial {
  readonly world: World;
  readonly observed: Observed;
  /** States whose entries are in no order that counts. */
  readonly maps: ReadonlySet<string>;
  readonly states: ReadonlySet<string>;
}

function statesOf({ services }: CheckedProgram): Pick<Trial, 'maps' | 'states'> {
  const all = services.flatMap(({ states }) => states);
  const names = (states: typeof all) => new Set(states.map(({ service, name }) => `${service}.${name}`));
  return { maps: names(all.filter(({ collection }) => collection === 'map')), states: names(all) };
}

/** Undefined: this order explains what was observed. */
function attempt(trial: Trial, director: Director): Difference | undefined {
  const { world, observed } = trial;
  const likeness = new Likeness();
  const compare = comparer(world.events, observed, likeness);
  const hint = new Hint(observed.effects, trial.states);
  try {
    world.run(arrivalsOf(observed, likeness), {
      choose(options) {
        const ordered = hint.sort(options);
        return options.indexOf(ordered[director.choose(ordered)] as Choice);
      },
      happened(step) {
        director.happened(step);
        hint.happened(step);
        compare();
      },
    });
  } catch (thrown) {
    if (thrown instanceof Differs) return thrown.difference;
    throw thrown;
  }
  return stateDifference(trial, likeness);
}

function arrivalsOf({ requests }: Observed, likeness: Likeness): readonly Arrival[] {
  return requests.map(({ id, method, args, after, givenUp = 0 }) => ({
    kind: 'request',
    id,
    method,
    after,
    givenUp,
    // Asked for when it begins: then it is known which identifiers it means.
    get args() {
      return args.map(arg => likeness.translate(arg));
    },
  }));
}

/** Looks at the answers that came since it was called last. */
function comparer(events: readonly HistoryEvent[], { requests }: Observed, likeness: Likeness): () => void {
  const expected = new Map(requests.map(request => [request.id, request]));
  let seen = 0;
  let answers = 0;
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

function stateDifference({ world, observed, maps }: Trial, likeness: Likeness): Difference | undefined {
  const { requests, state } = observed;
  const answers = requests.length;
  const found = world.history();
  const unanswered = requests.find(({ id }) => !found.answers.has(id));
  if (unanswered !== undefined) return { answers, what: `${unanswered.id} would have no answer` };
  for (const [name, stored] of Object.entries(state)) {
    const reference = json(found.state[name]);
    const seen = json(stored);
    const same =
      maps.has(name) && Array.isArray(seen) && Array.isArray(reference)
        ? likeness.sameMap(seen, reference)
        : likeness.same(seen, reference);
    if (!same)
      return {
        answers,
        what: `${name} would hold ${JSON.stringify(reference)}, not ${JSON.stringify(seen)}`,
      };
  }
  return undefined;
}

function json(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value) ?? 'null');
}

function answerText(answer: Answer): string {
  if (answer.kind === 'value') return JSON.stringify(json(answer.value));
  return `${answer.name} ${JSON.stringify(json(answer.fields))}`;
}

/** Prefers the order in which effects were seen. */
class Hint {
  readonly #places = new Map<string, number[]>();
  readonly #taken = new Map<string, number>();

  readonly #states: ReadonlySet<string>;

  constructor(effects: readonly string[], states: ReadonlySet<string>) {
    this.#states = states;
    effects.forEach((request, place) => {
      this.#places.set(request, [...(this.#places.get(request) ?? []), place]);
    });
  }

  sort(options: readonly Choice[]): readonly Choice[] {
    return [...options].sort((a, b) => this.#place(a) - this.#place(b));
  }

  /** What touches nothing that is stored, nobody has seen. */
  happened({ choice, footprint }: Step): void {
    const request = requestOf(choice);
    if (request !== undefined && this.#touches(footprint))
      this.#taken.set(request, (this.#taken.get(request) ?? 0) + 1);
  }

  /** Records are named `Hotel.rooms[h1]`. */
  #touches(footprint: Step['footprint']): boolean {
    return [...footprint.keys()].some(name => this.#states.has(name.split('[')[0] ?? ''));
  }

  #place(choice: Choice): number {
    const request = requestOf(choice);
    if (request === undefined) return Number.MAX_SAFE_INTEGER;
    const places = this.#places.get(request) ?? [];
    return places[Math.min(this.#taken.get(request) ?? 0, places.length - 1)] ?? Number.MAX_SAFE_INTEGER;
  }
}

function requestOf(choice: Choice): string | undefined {
  if (choice.kind === 'turn' || choice.kind === 'given up') return choice.request;
  if (choice.kind === 'extern') return choice.call.request;
  if (choice.kind === 'timer') return undefined;
  return choice.arrival.kind === 'request' ? choice.arrival.id : choice.arrival.request;
}
