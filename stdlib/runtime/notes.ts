// What a saga notes of its calls, in the order in which they were made.
import { copy } from './codec.ts';
import type { DurablePromise } from './promises.ts';

/** Something that took effect, or may still do so. */
export interface Undoable {
  /** Id of the method that undoes it: `Hotel.undo_reserve`. */
  readonly undo: string;
  readonly args: readonly unknown[];
  /** Of a call that lives on. */
  readonly promise?: DurablePromise;
  /** It has taken effect in this turn, and will not have if the turn throws. */
  readonly turn?: string;
  /** The compensation takes what the call gave before `args`. */
  readonly takesResult?: boolean;
}

/** How a call is noted: in which list, what undoes it, and whether that takes what the call gives;
 * `rest`: the last argument is an array of arguments. */
export type Noting = readonly [list: Undoable[], undo: string, takesResult: boolean, rest?: boolean];

export function noteBegun(
  [list, undo, takesResult, rest = false]: Noting,
  args: readonly unknown[],
  promise: DurablePromise,
): void {
  const given = rest ? [...args.slice(0, -1), ...(args.at(-1) as readonly unknown[])] : args;
  list.push({ undo, args: given.map(value => copy(value, 'what is undone')), promise, takesResult });
}
