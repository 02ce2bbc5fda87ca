// Variables, where they are visible. Names were resolved by the checker; what is looked up here is only which of the
// variables of that name it is: the innermost one that is there.
import { Bug } from '../../grammar/diagnostic.ts';

export interface Cell {
  value: unknown;
}

export class Scope {
  readonly #cells = new Map<string, Cell>();
  readonly #outer: Scope | undefined;

  constructor(outer?: Scope) {
    this.#outer = outer;
  }

  declare(name: string, value: unknown): void {
    this.#cells.set(name, { value });
  }

  cell(name: string): Cell {
    for (let scope: Scope | undefined = this; scope !== undefined; scope = scope.#outer) {
      const found = scope.#cells.get(name);
      if (found !== undefined) return found;
    }
    throw new Bug(`the variable ${name} is not there`);
  }

  /** All that is visible here, as it is now. */
  copied(copy: (value: unknown) => unknown): Scope {
    const made = new Scope(this.#outer?.copied(copy));
    for (const [name, { value }] of this.#cells) made.declare(name, copy(value));
    return made;
  }

  /** The next round of a loop has variables of its own, which begin as those of the last one ended. */
  nextRound(): Scope {
    const next = new Scope(this.#outer);
    for (const [name, { value }] of this.#cells) next.declare(name, value);
    return next;
  }
}
