// What a turn has done, so that it can be taken back: what it stored, what it assigned to variables, which calls it began. And
// what it has touched, so that whoever tries many schedules knows which steps can change places without a difference.

interface Deed {
  readonly undo: () => void;
  readonly stored: boolean;
}

/** `shift`: a change that comes to the same in any order among its like, as adding to a counter. */
export type Touch = 'read' | 'shift' | 'change';

/** What a step has touched, by name. */
export type Footprint = ReadonlyMap<string, Touch>;

/** Touched by what depends on everything: the clock, and whatever asks what has happened so far. */
export const everything = '*';

/** Whether two steps give the same in either order. */
export function independent(a: Footprint, b: Footprint): boolean {
  if (a.has(everything) || b.has(everything)) return false;
  for (const [name, touch] of a) {
    const other = b.get(name);
    if (other !== undefined && (touch !== other || touch === 'change')) return false;
  }
  return true;
}

export class Journal {
  #deeds: Deed[] = [];
  #turn = 0;
  #touched = new Map<string, Touch>();

  touch(name: string, touch: Touch): void {
    const before = this.#touched.get(name) ?? touch;
    this.#touched.set(name, before === touch ? touch : 'change');
  }

  /** What was touched since this was asked last; what was taken back was touched, too. */
  takeFootprint(): Footprint {
    const touched = this.#touched;
    this.#touched = new Map();
    return touched;
  }

  /** Something was done that a rollback undoes. */
  note(undo: () => void): void {
    this.#deeds.push({ undo, stored: false });
  }

  /** The same of something that is stored. */
  noteStored(undo: () => void): void {
    this.#deeds.push({ undo, stored: true });
  }

  mark(): number {
    return this.#deeds.length;
  }

  rollback(mark: number): void {
    while (this.#deeds.length > mark) this.#deeds.pop()?.undo();
  }

  /** What was stored since, in this turn, is taken back; variables keep their values, and what was begun goes on. */
  takeBack(mark: number): void {
    const since = this.#deeds.splice(mark);
    for (const deed of since.reverse()) if (deed.stored) deed.undo();
    this.#deeds.push(...since.filter(({ stored }) => !stored).reverse());
  }

  /** Counts the turns. */
  get turn(): number {
    return this.#turn;
  }

  /** Whether anything was stored that is not committed yet. */
  get stored(): boolean {
    return this.#deeds.some(deed => deed.stored);
  }

  /** Nothing has been done yet. */
  reset(): void {
    this.#deeds = [];
    this.#touched = new Map();
  }

  /** The turn is over: nothing of it can be taken back. */
  commit(): void {
    this.#turn += 1;
    this.#deeds = [];
  }
}
