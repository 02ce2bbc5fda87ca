// Schedules: the first one, a random one, all of them, and one of each kind.
//
// Two steps that touch nothing in common give the same in either order, so of all schedules that differ only in the order of
// such steps one is enough: `everyKind` leaves out the others, by sleep sets (Godefroid, 1996). Where it has tried step a and goes
// on to try b, it lets a sleep behind b, until a step comes with which a cannot change places; a schedule in which something
// happens that sleeps has been tried, in another order. Outcomes that look at the order of independent steps may
// be missing, those that look at answers and at what is stored are all there.
import type { Choose, Step } from './history.ts';
import { type Footprint, independent } from './journal.ts';

/** What can happen first, happens first. */
export const firstOption: Choose = () => 0;

export function randomOption(random: () => number): Choose {
  return options => Math.floor(random() * options.length);
}

/** What directs a run: to be passed on to `World.run`. */
export interface Director {
  readonly choose: Choose;
  readonly happened: (step: Step) => void;
  /** What need not happen next: it has been tried, in another order. */
  readonly sleeping: () => Sleeping;
}

/**
 * Runs once with every schedule there is, depth first, and gives what each run gave. A run must be a function of what it
 * chooses. It goes on for as long as results are asked for.
 */
export function everySchedule<T>(run: (director: Director) => T): Generator<T, void, undefined> {
  return explore(run, () => false);
}

/** The same, without those that differ from another one only in the order of independent steps. `sleeping`: what sleeps at first. */
export function everyKind<T>(
  run: (director: Director) => T,
  sleeping?: Sleeping,
): Generator<T, void, undefined> {
  return explore(run, independent, sleeping);
}

/** Choices by their ids. */
export type Sleeping = ReadonlyMap<string, Footprint>;

/** A place where there was a choice. */
interface Fork {
  readonly options: readonly string[];
  /** What was tried in this place, or sleeps here. */
  readonly tried: Map<string, Footprint>;
  taken: string;
  footprint: Footprint;
}

function* explore<T>(
  run: (director: Director) => T,
  canChangePlaces: (a: Footprint, b: Footprint) => boolean,
  sleeping: Sleeping = new Map(),
): Generator<T, void, undefined> {
  const forks: Fork[] = [];
  do {
    try {
      yield run(directorOf(forks, canChangePlaces, sleeping));
    } catch (thrown) {
      if (!(thrown instanceof TriedAlready)) throw thrown;
    }
  } while (goOn(forks));
}

class TriedAlready extends Error {}

/** Follows the forks as far as they go, and makes new ones behind them. */
function directorOf(
  forks: Fork[],
  canChangePlaces: (a: Footprint, b: Footprint) => boolean,
  sleepingFirst: Sleeping,
): Director {
  let sleeping = sleepingFirst;
  let depth = 0;
  let at: Fork | undefined;
  return {
    sleeping: () => sleeping,
    choose(options) {
      at = forks[depth];
      if (at === undefined) {
        at = forkAt(
          options.map(({ id }) => id),
          sleeping,
        );
        forks.push(at);
      }
      depth += 1;
      return at.options.indexOf(at.taken);
    },
    happened({ choice, footprint }) {
      if (at === undefined && sleeping.has(choice.id)) throw new TriedAlready();
      if (at !== undefined) at.footprint = footprint;
      const slept = [...(at?.tried ?? sleeping)];
      sleeping = new Map(slept.filter(([, other]) => canChangePlaces(other, footprint)));
      at = undefined;
    },
  };
}

function forkAt(options: readonly string[], sleeping: Sleeping): Fork {
  const taken = options.find(id => !sleeping.has(id));
  if (taken === undefined) throw new TriedAlready();
  return { options, tried: new Map(sleeping), taken, footprint: new Map() };
}

/** The last fork where something is left to try, tries it; false if there is none. */
function goOn(forks: Fork[]): boolean {
  for (let fork = forks.at(-1); fork !== undefined; fork = forks.at(-1)) {
    const { tried, options } = fork;
    tried.set(fork.taken, fork.footprint);
    const next = options.find(id => !tried.has(id));
    if (next !== undefined) {
      fork.taken = next;
      return true;
    }
    forks.pop();
  }
  return false;
}
