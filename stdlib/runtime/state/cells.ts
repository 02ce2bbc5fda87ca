// What all state handles share: the names of their records.
import { type Cell, collectionPrefix, type Key } from '../keys.ts';
import type { RecordKey } from '../ports.ts';

export class Cells {
  readonly service: string;
  readonly state: string;
  readonly #prefix: string;

  constructor(service: string, state: string) {
    this.service = service;
    this.state = state;
    this.#prefix = collectionPrefix(service, state);
  }

  /** As a person names it: `Hotel.rooms`. */
  get name(): string {
    return `${this.service}.${this.state}`;
  }

  item(key: Key): Cell {
    const record: RecordKey = { service: this.service, state: this.state, part: 'item', key };
    return { record, text: `${this.#prefix}item${typeof key === 'number' ? '#' : '/'}${key}` };
  }

  single(part: 'value' | 'counter' | 'head' | 'epoch'): Cell {
    const record: RecordKey = { service: this.service, state: this.state, part, key: undefined };
    return { record, text: this.#prefix + part };
  }
}
