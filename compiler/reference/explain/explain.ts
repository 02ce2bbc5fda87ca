// Whether a history that somebody observed is one that the specification semantics allows: a search for an order of turns that
// gives every answer that was seen, and leaves what was stored. It goes from one moment at which nothing goes on to the next: what
// leads from one to the other is tried in all orders, first in that in which the effects were seen, without those that differ only
// in steps that touch nothing in common (explore.ts); an order is given up at the first answer that is another one. From then on only
// what is stored counts, and which requests are still to come: where nothing was found before, nothing is looked for again.
import type { CheckedProgram } from '../../check/program.ts';
import { type Director, everyKind, type Sleeping } from '../explore.ts';
import type { Arrival, Ports } from '../history.ts';
import { createWorld, type World } from '../world.ts';
import { Draws } from './draws.ts';
import { deviations, Guided, Hint } from './hint.ts';
import { Likeness } from './likeness.ts';
import { comparer, type Difference, Differs, type Observed, stateDifference } from './observed.ts';

export type Verdict =
  | { readonly kind: 'explained'; readonly orders: number }
  /** `closest` says where the order that came farthest went wrong. */
  | { readonly kind: 'unexplained'; readonly orders: number; readonly closest: string }
  /** There are more orders than were to be tried. */
  | { readonly kind: 'undecided'; readonly orders: number; readonly closest: string };

export interface Budget {
  /** The most orders to try, of what happens between two moments at which nothing goes on. */
  readonly orders: number;
}

export function explain(
  program: CheckedProgram,
  ports: () => Ports,
  observed: Observed,
  budget: Budget,
): Verdict {
  const search = new Search(program, ports, observed, budget);
  try {
    if (search.explains()) return { kind: 'explained', orders: search.orders };
  } catch (thrown) {
    if (!(thrown instanceof Exhausted)) throw thrown;
    return { kind: 'undecided', orders: budget.orders, closest: search.closest.what };
  }
  return { kind: 'unexplained', orders: search.orders, closest: search.closest.what };
}

class Exhausted extends Error {}

/** A moment at which nothing goes on. */
interface Moment {
  readonly restore: () => void;
  readonly likeness: Likeness;
  /** Requests that have come so far. */
  readonly come: ReadonlySet<string>;
  readonly sleeping: Sleeping;
}

class Search {
  orders = 0;
  closest: Difference = { answers: -1, what: '' };
  readonly #observed: Observed;
  readonly #budget: Budget;
  readonly #draws: Draws;
  readonly #world: World;
  readonly #hint: Hint;
  readonly #unordered: ReadonlySet<string>;
  /** The program may look at the clock. */
  readonly #timely: boolean;
  readonly #between: ReadonlyMap<string, Observed['state']>;
  /** Moments from which nothing was found. */
  readonly #failed = new Set<string>();

  constructor(program: CheckedProgram, ports: () => Ports, observed: Observed, budget: Budget) {
    this.#observed = observed;
    this.#budget = budget;
    this.#draws = new Draws(ports);
    this.#world = createWorld(program, this.#draws.ports);
    const states = program.services.flatMap(service => service.states);
    const names = (some: typeof states) => new Set(some.map(({ service, name }) => `${service}.${name}`));
    this.#hint = new Hint(observed.effects, names(states));
    this.#unordered = names(states.filter(({ collection }) => collection === 'map' || collection === 'set'));
    const { between = [] } = observed;
    this.#between = new Map(between.map(({ come, state }) => [[...come].sort().join(), state]));
    this.#timely = program.modules.some(({ source }) => /\b(Date|sleepUntil)\b/.test(source.text));
  }

  explains(): boolean {
    return this.#from(this.#moment(new Likeness(), new Set(), new Map()));
  }

  #moment(likeness: Likeness, come: ReadonlySet<string>, sleeping: Sleeping): Moment {
    const saved = [this.#world.save(), this.#draws.save(), this.#hint.save()];
    const restore = (): void => {
      for (const each of saved) each();
    };
    return { restore, likeness, come, sleeping };
  }

  #from(moment: Moment): boolean {
    const { requests } = this.#observed;
    if (moment.come.size === requests.length) return this.#leaves(moment);
    const others: Moment[] = [];
    for (const most of deviations) {
      const guided = new Guided(this.#hint, most);
      const run = (director: Director) => this.#onward(moment, director, guided);
      for (const end of everyKind(run, moment.sleeping)) {
        if ('what' in end) this.#differs(end);
        else if (!guided.isNew) continue;
        else if (!this.#isAsSeen(end)) others.push(end);
        else if (this.#explainsFrom(end)) return true;
      }
      if (!guided.limited) break;
    }
    return others.some(end => this.#explainsFrom(end));
  }

  /** What was stored then may have been seen. */
  #isAsSeen({ come, likeness }: Moment): boolean {
    const seen = this.#between.get([...come].sort().join());
    if (seen === undefined) return true;
    const { state } = this.#world.history();
    const observed = { requests: this.#observed.requests, state: seen };
    return stateDifference(observed, state, this.#unordered, likeness.copy()) === undefined;
  }

  #explainsFrom(moment: Moment): boolean {
    moment.restore();
    const { likeness, come, sleeping } = moment;
    const { state } = this.#world.history();
    const place = [
      ...[...come].sort(),
      ...[...sleeping.keys()].sort(),
      this.#timely ? this.#world.now() : '',
      likeness.canonical(state, this.#unordered),
    ].join('\n');
    if (this.#failed.has(place)) return false;
    if (this.#from(moment)) return true;
    this.#failed.add(place);
    return false;
  }

  /** Whether the end is what was stored. */
  #leaves({ likeness }: Moment): boolean {
    const { state } = this.#world.history();
    const found = stateDifference(this.#observed, state, this.#unordered, likeness.copy());
    if (found !== undefined) this.#differs(found);
    return found === undefined;
  }

  #differs(found: Difference): void {
    if (found.answers > this.closest.answers) this.closest = found;
  }

  /** On to the next moment at which nothing goes on. */
  #onward(from: Moment, director: Director, guided: Guided): Moment | Difference {
    // Also those that turn out, on the way, to have been tried in another order.
    if (++this.orders > this.#budget.orders) throw new Exhausted();
    from.restore();
    guided.begin();
    const world = this.#world;
    const likeness = from.likeness.copy();
    const compare = comparer(world.events, this.#observed, likeness);
    try {
      world.run(arrivalsOf(this.#observed, from.come, likeness), {
        untilQuiet: true,
        choose: options => guided.choose(options, director),
        happened: step => {
          director.happened(step);
          this.#hint.happened(step);
          compare();
        },
      });
    } catch (thrown) {
      if (thrown instanceof Differs) return thrown.difference;
      throw thrown;
    }
    return this.#reached(from, likeness, director);
  }

  #reached(from: Moment, likeness: Likeness, director: Director): Moment | Difference {
    const { answers } = this.#world.history();
    const come = this.#world.events.flatMap(event => (event.kind === 'begun' ? [event.request] : []));
    const unanswered =
      come.find(id => !answers.has(id)) ??
      (come.length === from.come.size
        ? this.#observed.requests.find(({ id }) => !from.come.has(id))?.id
        : undefined);
    if (unanswered !== undefined)
      return { answers: answers.size, what: `${unanswered} would have no answer` };
    return this.#moment(likeness, new Set(come), director.sleeping());
  }
}

function arrivalsOf(
  { requests }: Observed,
  come: ReadonlySet<string>,
  likeness: Likeness,
): readonly Arrival[] {
  return requests
    .filter(({ id }) => !come.has(id))
    .map(({ id, method, args, after, givenUp = 0 }) => ({
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
