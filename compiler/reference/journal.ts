// What a turn has done, so that it can be taken back: what it stored, what it assigned to variables, which calls it began.

interface Deed {
  readonly undo: () => void;
  readonly stored: boolean;
}

export class Journal {
  #deeds: Deed[] = [];

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

  /** Whether anything was stored that is not committed yet. */
  get stored(): boolean {
    return this.#deeds.some(deed => deed.stored);
  }

  /** The turn is over: nothing of it can be taken back. */
  commit(): void {
    this.#deeds = [];
  }
}
