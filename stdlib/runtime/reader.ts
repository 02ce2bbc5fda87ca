// Reads that are issued in the same microtask go to the store as one request: those of several started calls, of the
// branches of a fork, of one `Promise.all`. The same record asked for twice is read once.
import type { Cell } from './keys.ts';
import type { Item, Range, RecordKey, Store, Versioned } from './ports.ts';

export class Reader {
  readonly #store: Store;
  #cells: RecordKey[] = [];
  #waiting: Map<string, Promise<Versioned | undefined>> | undefined;
  #batch: Promise<readonly (Versioned | undefined)[]> | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  read(cell: Cell): Promise<Versioned | undefined> {
    this.#waiting ??= new Map();
    const known = this.#waiting.get(cell.text);
    if (known !== undefined) return known;
    const index = this.#cells.push(cell.record) - 1;
    this.#batch ??= this.#flush();
    const answer = this.#batch.then(values => values[index]);
    this.#waiting.set(cell.text, answer);
    return answer;
  }

  scan(range: Range): Promise<readonly Item[]> {
    return this.#store.scan(range);
  }

  async #flush(): Promise<readonly (Versioned | undefined)[]> {
    await undefined;
    const cells = this.#cells;
    this.#cells = [];
    this.#waiting = undefined;
    this.#batch = undefined;
    return await this.#store.read(cells);
  }
}
