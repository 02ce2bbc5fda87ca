// Records and ledger entries in this process, for tests and for `muc run` without a data folder. Every operation happens
// at one instant.
import { TransactionTooLarge } from '../runtime/errors.ts';
import { compareKeys, inRange, recordText } from '../runtime/keys.ts';
import type {
  Check,
  Commit,
  CommitResult,
  Entry,
  Item,
  Json,
  Range,
  RecordKey,
  Store,
  Versioned,
  Write,
} from '../runtime/ports.ts';

export interface MemoryStore extends Store {
  /** Everything that is stored, by the text of its record: for tests. */
  records(): ReadonlyMap<string, Json>;
  entries(): ReadonlyMap<string, Entry>;
}

export interface MemoryStoreOptions {
  /** The most records that one commit may name, as on DynamoDB. */
  readonly limit?: number;
}

interface Held extends Versioned {
  readonly record: RecordKey;
}

export function memoryStore(options: MemoryStoreOptions = {}): MemoryStore {
  const records = new Map<string, Held>();
  const entries = new Map<string, Entry>();
  const limit = options.limit ?? Number.POSITIVE_INFINITY;

  const commit = (commit: Commit): CommitResult => {
    checkSize(commit, limit);
    const { entry } = commit;
    if (entry !== undefined) {
      const now = entries.get(entry.key);
      if ((now?.sequence ?? 0) !== entry.next.sequence - 1) return { kind: 'moved', entry: now };
    }
    const version = (record: RecordKey) => records.get(recordText(record));
    if (!commit.checks.every(check => holds(check, version))) return { kind: 'stale' };
    if (!commit.writes.every(write => allowed(write, version(write.record)))) return { kind: 'stale' };
    for (const write of commit.writes) apply(records, write);
    if (entry !== undefined) entries.set(entry.key, entry.next);
    return { kind: 'committed' };
  };

  return {
    read: async keys => keys.map(key => records.get(recordText(key))),
    scan: async range => scan(records.values(), range),
    entry: async key => entries.get(key),
    commit: async request => commit(request),
    records: () => new Map([...records].map(([text, held]) => [text, held.value])),
    entries: () => entries,
  };
}

function checkSize(commit: Commit, limit: number): void {
  const count = commit.checks.length + commit.writes.length + (commit.entry === undefined ? 0 : 1);
  if (count <= limit) return;
  const records = [...commit.checks, ...commit.writes].map(part => recordText(part.record));
  throw new TransactionTooLarge({ records, message: `one commit of ${count} records, of at most ${limit}` });
}

function holds(check: Check, find: (record: RecordKey) => Held | undefined): boolean {
  return find(check.record)?.version === check.version;
}

function allowed(write: Write, held: Held | undefined): boolean {
  if (write.kind === 'put') return write.expect === undefined || write.expect.version === held?.version;
  const count = (held?.value as number | undefined) ?? 0;
  if (write.kind === 'below') return count < write.below;
  return write.least === undefined || count + write.amount >= write.least;
}

function apply(records: Map<string, Held>, write: Write): void {
  if (write.kind === 'below') return;
  const { record, version } = write;
  const text = recordText(record);
  if (write.kind === 'add') {
    const count = (records.get(text)?.value as number | undefined) ?? 0;
    records.set(text, { record, value: count + write.amount, version });
  } else if (write.value === undefined) {
    records.delete(text);
  } else {
    records.set(text, { record, value: write.value, version });
  }
}

function scan(held: Iterable<Held>, range: Range): readonly Item[] {
  const items: Item[] = [];
  for (const { record, value, version } of held) {
    const { service, state, part, key } = record;
    if (service !== range.service || state !== range.state || part !== 'item' || key === undefined) continue;
    if (inRange(key, range)) items.push({ key, value, version });
  }
  const direction = range.reverse === true ? -1 : 1;
  items.sort((a, b) => direction * compareKeys(a.key, b.key));
  return range.limit === undefined ? items : items.slice(0, range.limit);
}
