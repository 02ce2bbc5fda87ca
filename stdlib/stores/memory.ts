// Records and ledger entries in this process, for tests and for `muc run` without a data folder. Every operation happens
// at one instant.
import { allows, checkSize, holds, type Limits, written } from '../runtime/conditions.ts';
import { compareKeys, inRange, recordText } from '../runtime/keys.ts';
import type {
  Commit,
  CommitResult,
  Entry,
  Item,
  Json,
  Range,
  RecordKey,
  Store,
  Versioned,
} from '../runtime/ports.ts';

export interface MemoryStore extends Store {
  /** Everything that is stored, by the text of its record: for tests. */
  records(): ReadonlyMap<string, Json>;
  entries(): ReadonlyMap<string, Entry>;
}

export interface MemoryStoreOptions {
  /** What one commit may hold; without them, what memory holds. */
  readonly limits?: Limits;
}

interface Held {
  readonly record: RecordKey;
  readonly found: Versioned;
}

export function memoryStore(options: MemoryStoreOptions = {}): MemoryStore {
  const records = new Map<string, Held>();
  const entries = new Map<string, Entry>();
  const { limits } = options;
  const find = (record: RecordKey) => records.get(recordText(record))?.found;

  const commit = ({ checks, writes, entry }: Commit): CommitResult => {
    if (entry !== undefined) {
      const now = entries.get(entry.key);
      if ((now?.sequence ?? 0) !== entry.next.sequence - 1) return { kind: 'moved', entry: now };
    }
    if (!checks.every(check => holds(check, find(check.record)))) return { kind: 'stale' };
    if (!writes.every(write => allows(write, find(write.record)))) return { kind: 'stale' };
    for (const write of writes) {
      if (write.kind === 'below') continue;
      const { record } = write;
      const after = written(write, find(record));
      if (after === undefined) records.delete(recordText(record));
      else records.set(recordText(record), { record, found: after });
    }
    if (entry !== undefined) entries.set(entry.key, entry.next);
    return { kind: 'committed' };
  };

  return {
    read: async keys => keys.map(find),
    scan: async range => scan(records.values(), range),
    entry: async key => entries.get(key),
    commit: async request => {
      if (limits !== undefined) checkSize(request, limits);
      return commit(request);
    },
    records: () => new Map([...records].map(([text, held]) => [text, held.found.value])),
    entries: () => entries,
  };
}

function scan(held: Iterable<Held>, range: Range): readonly Item[] {
  const items: Item[] = [];
  for (const { record, found } of held) {
    const { service, state, part, key } = record;
    if (service !== range.service || state !== range.state || part !== 'item' || key === undefined) continue;
    if (inRange(key, range)) items.push({ key, ...found });
  }
  const direction = range.reverse === true ? -1 : 1;
  items.sort((a, b) => direction * compareKeys(a.key, b.key));
  return range.limit === undefined ? items : items.slice(0, range.limit);
}
