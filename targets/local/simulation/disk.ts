// What outlives a simulated engine: records, ledger, open and ended requests, in the order in which they were written. An engine
// that dies may lose what it wrote last, up to what it has waited for; never something before that.
import { recordText } from '../../../stdlib/runtime/keys.ts';
import type { Commit, CommitResult, Json, RecordKey, Store } from '../../../stdlib/runtime/ports.ts';
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

interface LoggedAccess {
  readonly record: string;
  readonly version: string | undefined;
}

interface LoggedRead extends LoggedAccess {
  readonly step: number;
}

/** A commit, with what its turn has read by its own account. */
interface Committed {
  readonly step: number;
  readonly request: string;
  /** `ada-1/Hotel.reserve#1`. */
  readonly name: string;
  readonly reads: readonly LoggedAccess[];
  readonly writes: readonly LoggedAccess[];
}

export interface StoreLog {
  readonly commits: readonly Committed[];
  readonly reads: readonly LoggedRead[];
}

function committed({ commit, step }: Extract<Change, { kind: 'commit' }>): Committed {
  const { checks, writes, entry } = commit;
  const expected = writes.flatMap(write =>
    write.kind === 'put' && write.expect !== undefined
      ? [{ record: recordText(write.record), version: write.expect.version }]
      : [],
  );
  const made = writes.flatMap(write => {
    if (write.kind === 'below') return [];
    const deletes = write.kind === 'put' && write.value === undefined;
    return [{ record: recordText(write.record), version: deletes ? undefined : write.version }];
  });
  return {
    step,
    request: entry?.key.split('/')[0] ?? '',
    name: entry === undefined ? 'a commit' : `${entry.key}#${entry.next.sequence}`,
    reads: [...checks.map(({ record, version }) => ({ record: recordText(record), version })), ...expected],
    writes: made,
  };
}

export class Disk {
  readonly #step: () => number;
  readonly impatient: boolean;
  readonly #wrap: (store: MemoryStore) => Store;
  #changes: Change[] = [];
  #reads: LoggedRead[] = [];
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
    if (forgets) {
      const lost = this.#changes.slice(this.#flushed).find(change => change.kind === 'commit');
      if (lost !== undefined) this.#reads = this.#reads.filter(({ step }) => step < lost.step);
      this.#changes = this.#changes.slice(0, this.#flushed);
    }
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

  async read(keys: readonly RecordKey[]): ReturnType<Store['read']> {
    const found = await this.#store.read(keys);
    const step = this.#step();
    for (const [i, key] of keys.entries())
      this.#reads.push({ step, record: recordText(key), version: found[i]?.version });
    return found;
  }

  /** What was read and committed so far, in order; what was lost, and who read it, counts as never having been. */
  log(): StoreLog {
    const commits = this.#changes.flatMap(change => (change.kind === 'commit' ? [committed(change)] : []));
    return { commits, reads: this.#reads };
  }

  /** Commits that were not lost, by the step in which they were. */
  commits(): readonly {
    readonly step: number;
    readonly request: string;
    readonly services: readonly string[];
  }[] {
    return this.#changes.flatMap(change => {
      if (change.kind !== 'commit') return [];
      const request = change.commit.entry?.key.split('/')[0];
      const services = change.commit.writes.map(({ record }) => record.service);
      return request === undefined ? [] : [{ step: change.step, request, services }];
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
