// Schedules: the first one, a random one, and all of them, one after another.
import type { Choose } from './history.ts';

/** What can happen first, happens first. */
export const firstOption: Choose = () => 0;

export function randomOption(random: () => number): Choose {
  return options => Math.floor(random() * options.length);
}

/**
 * Runs once with every schedule there is, depth first, and gives what each run gave. A run must be a function of what it
 * chooses. It goes on for as long as results are asked for.
 */
export function* everySchedule<T>(run: (choose: Choose) => T): Generator<T, void, undefined> {
  for (let prefix: readonly number[] | undefined = []; prefix !== undefined; ) {
    const begin: readonly number[] = prefix;
    const taken: { readonly option: number; readonly of: number }[] = [];
    yield run(options => {
      const option = begin[taken.length] ?? 0;
      taken.push({ option, of: options.length });
      return option;
    });
    while (taken.length > 0 && isLast(taken.at(-1))) taken.pop();
    const options = taken.map(({ option }) => option);
    prefix = taken.length === 0 ? undefined : options.with(-1, (options.at(-1) ?? 0) + 1);
  }
}

function isLast(choice: { readonly option: number; readonly of: number } | undefined): boolean {
  return choice !== undefined && choice.option + 1 === choice.of;
}
