// What outlives a simulated engine: records, ledger, open and ended requests, in the order in which they were written. An engine
// that dies may lose what it wrote last, up to what it has waited for; never something before that.
import type { Commit, CommitResult, Json, Store } from '../../../stdlib/runtime/ports.ts';
import { type MemoryStore, memoryStore } from '../../../stdlib/stores/memory.ts';
import type { EndedRecord, OpenRecord, Section } from '../execution-records.ts';

type Change =
  | { readonly kind: 'commit'; readonly commit: Commit; readonly step: number }
  | { readonly kind: 'put'; readonly section: SectionName; readonly key: string; readonly text: string }
  | { readonly kind: 'delete'; readonly section: SectionName; readonly key: string };

type SectionName = 'open' | 'ended';

/** Where a test breaks things on purpose, to see whether that is found. */
export interface Seams {
  /** Puts a store in front of the one that keeps the records. */
  readonly store?: (store: MemoryStore) => Store;
  /** Nobody waits for the disk. */
  readonly impatient?: boolean;
}

export class Disk {
  readonly #step: () => number;
  readonly impatient: boolean;
  readonly #wrap: (store: MemoryStore) => Store;
  #changes: Change[] = [];
  #flushed = 0;
  #memory!: MemoryStore;
  #store!: Store;
  #sections!: { readonly [name in SectionName]: Map<string, string> };

  /** `step` tells when something is. */
  constructor(step: () => number, seams: Seams = {}) {
    this.#step = step;
    this.#wrap = seams.store ?? (store => store);
    this.impatient = seams.impatient ?? false;
    this.#rebuild();
  }

  get store(): Store {
    return this.#store;
  }

  async commit(commit: Commit): Promise<CommitResult> {
    const result = await this.#store.commit(commit);
    if (result.kind === 'committed') this.#changes.push({ kind: 'commit', commit, step: this.#step() });
    return result;
  }

  readonly open: Section<OpenRecord> = this.#section<OpenRecord>('open');
  readonly ended: Section<EndedRecord> = this.#section<EndedRecord>('ended');

  get behind(): boolean {
    return this.#flushed < this.#changes.length;
  }

  /** How far the disk has to come, for whoever waits now. */
  get written(): number {
    return this.#changes.length;
  }

  flush(written: number): void {
    this.#flushed = Math.max(this.#flushed, Math.min(written, this.#changes.length));
  }

  /** The engine has died. */
  restart(forgets: boolean): void {
    if (forgets) this.#changes = this.#changes.slice(0, this.#flushed);
    this.#flushed = this.#changes.length;
    this.#rebuild();
  }

  /** By the text of the record. */
  records(): ReadonlyMap<string, Json> {
    return this.#memory.records();
  }

  entries(): ReturnType<MemoryStore['entries']> {
    return this.#memory.entries();
  }

  /** Commits that were not lost, by the step in which they were. */
  commits(): readonly { readonly step: number; readonly request: string }[] {
    return this.#changes.flatMap(change => {
      if (change.kind !== 'commit') return [];
      const request = change.commit.entry?.key.split('/')[0];
      return request === undefined ? [] : [{ step: change.step, request }];
    });
  }

  /** The keys of requests that have not ended. */
  openRequests(): readonly string[] {
    return [...this.#sections.open.keys()];
  }

  /** From what was written: as it is read from a disk. */
  #rebuild(): void {
    this.#memory = memoryStore();
    this.#store = this.#wrap(this.#memory);
    this.#sections = { open: new Map(), ended: new Map() };
    for (const change of this.#changes) {
      if (change.kind === 'commit') void this.#store.commit(change.commit);
      else if (change.kind === 'put') this.#sections[change.section].set(change.key, change.text);
      else this.#sections[change.section].delete(change.key);
    }
  }

  #section<Record>(section: SectionName): Section<Record> {
    const read = (text: string): Record => JSON.parse(text) as Record;
    return {
      get: key => {
        const text = this.#sections[section].get(key);
        return text === undefined ? undefined : read(text);
      },
      put: (key, value) => {
        const text = JSON.stringify(value);
        this.#sections[section].set(key, text);
        this.#changes.push({ kind: 'put', section, key, text });
      },
      delete: key => {
        if (this.#sections[section].delete(key)) this.#changes.push({ kind: 'delete', section, key });
      },
      range: ({ from, limit }) =>
        [...this.#sections[section]]
          .filter(([key]) => key >= from)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .slice(0, limit)
          .map(([key, text]) => ({ key, value: read(text) })),
    };
  }
}
