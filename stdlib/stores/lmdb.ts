// Records, ledger and the engine's own sections in one LMDB environment: one writing thread, any number of reading ones.
//
//   L1  A commit is decided in memory, at one instant of the writing thread, over what is on disk and what is on its way
//       there. When it resolves it is ordered and visible to this store; `durable()` says when it is on disk.
//   L2  What is decided goes to disk in order, many commits per LMDB transaction, one transaction at a time: the disk
//       always holds a prefix of what was decided, each commit whole, and a flush takes along all that came meanwhile.
//   L3  Another thread reads the disk, when all that was decided before it asked is there.
import { createHash } from 'node:crypto';
import { allows, checkSize, holds, type Limits, written } from '../runtime/conditions.ts';
import { keyFromText, keyText } from '../runtime/order.ts';
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
import { caughtUp, Disk, type DiskRange, DiskReader, type Readable } from './lmdb/disk.ts';
import { checkFile, claimFolder, FolderError } from './lmdb/folder.ts';

export { FolderError } from './lmdb/folder.ts';

export interface LmdbOptions {
  /** A folder; made if it is not there. */
  readonly path: string;
  /** How many records are kept in memory besides. */
  readonly cache?: number;
  /** What one commit may hold; without them, what memory holds. */
  readonly limits?: Limits;
}

/** Ordered keys and values beside the records, on disk in the same order and by the same flushes as the commits. */
export interface Section {
  get(key: string): Json | undefined;
  put(key: string, value: Json): void;
  delete(key: string): void;
  range(range?: SectionRange): readonly { readonly key: string; readonly value: Json }[];
}

/** In the order of UTF-8 bytes; `from` inclusive, `to` exclusive. */
export interface SectionRange {
  readonly from?: string;
  readonly to?: string;
  readonly prefix?: string;
  readonly limit?: number;
  readonly reverse?: boolean;
}

export interface LmdbStore extends Store {
  section(name: string): Section;
  /** Resolves when everything committed and put so far is on disk. */
  durable(): Promise<void>;
  /** Drops ledger entries that expired before `now` (epoch seconds); says how many. */
  sweep(now: number): number;
  /** For `openLmdbReader` in other threads; shared memory. */
  readonly marks: Int32Array;
  /** LMDB transactions so far. */
  readonly flushes: number;
  close(): Promise<void>;
}

const FORMAT = 1;
/** Entries that one `sweep` looks at. */
const SWEEP = 1_000;

export function openLmdbStore(options: LmdbOptions): LmdbStore {
  const release = claimFolder(options.path);
  try {
    checkFile(options.path);
    const disk = new Disk(options.path, options.cache ?? 100_000);
    checkFormat(disk, options.path);
    return makeStore(disk, options, release);
  } catch (error) {
    release();
    throw error;
  }
}

function checkFormat(disk: Disk, path: string): void {
  const format = disk.get('format');
  if (format === undefined) disk.set('format', FORMAT);
  else if (typeof format !== 'number' || format > FORMAT) {
    throw new FolderError(path, `was written by a newer mu (format ${format}; this one knows ${FORMAT})`);
  }
}

function makeStore(disk: Disk, options: LmdbOptions, release: () => void): LmdbStore {
  const { limits } = options;
  return {
    ...reading(disk),
    commit: async request => {
      if (limits !== undefined) checkSize(request, limits);
      return decide(disk, request);
    },
    section: name => section(disk, name),
    durable: () => disk.durable(),
    sweep: sweeper(disk),
    marks: disk.marks,
    get flushes() {
      return disk.flushes;
    },
    close: async () => {
      try {
        await disk.close();
      } finally {
        release();
      }
    },
  };
}

/** L1: from the first look to the last write nothing else runs. */
function decide(disk: Disk, { checks, writes, entry }: Commit): CommitResult {
  if (entry !== undefined) {
    const now = readEntry(disk, entry.key);
    if ((now?.sequence ?? 0) !== entry.next.sequence - 1) return { kind: 'moved', entry: now };
  }
  for (const check of checks) if (!holds(check, readRecord(disk, check.record))) return { kind: 'stale' };
  const before = writes.map(write => readRecord(disk, write.record));
  if (!writes.every((write, i) => allows(write, before[i]))) return { kind: 'stale' };
  for (const [i, write] of writes.entries()) {
    if (write.kind === 'below') continue;
    const after = written(write, before[i]);
    disk.set(recordKey(write.record), after === undefined ? undefined : [after.version, after.value]);
  }
  if (entry !== undefined) disk.set(entryKey(entry.key), entry.next as unknown as Json);
  return { kind: 'committed' };
}

function reading(disk: Readable): Pick<Store, 'read' | 'scan' | 'entry'> {
  return {
    read: async keys => keys.map(key => readRecord(disk, key)),
    scan: async range => scan(disk, range),
    entry: async key => readEntry(disk, key),
  };
}

/** Records are `r<service>/<state>/<part>/<key>`, entries `e<key>`, sections `s<name>/<key>`; names have no `/`. */
function recordKey({ service, state, part, key }: RecordKey): string {
  return key === undefined ? `r${service}/${state}/${part}` : `r${service}/${state}/${part}/${keyText(key)}`;
}

function entryKey(key: string): string {
  if (key.length <= 600) return `e${key}`;
  return `e${key.slice(0, 500)}~${createHash('sha256').update(key).digest('hex')}`;
}

function readRecord(disk: Readable, record: RecordKey): Versioned | undefined {
  const found = disk.get(recordKey(record));
  return found === undefined ? undefined : versioned(found);
}

function versioned(found: Json): Versioned {
  const [version, value] = found as readonly [string, Json];
  return { version, value };
}

function readEntry(disk: Readable, key: string): Entry | undefined {
  return disk.get(entryKey(key)) as unknown as Entry | undefined;
}

function scan(disk: Readable, { service, state, ...range }: Range): readonly Item[] {
  const prefix = `r${service}/${state}/item/`;
  const found = disk.range(textRange(prefix, range));
  return found.map(([rest, value]) => ({ key: keyFromText(rest), ...versioned(value) }));
}

/** A prefix of strings is the beginning of their text. */
function textRange(
  prefix: string,
  { from, to, prefix: start, limit, reverse }: Omit<Range, 'service' | 'state'>,
): DiskRange {
  return {
    prefix,
    within: start === undefined ? '' : keyText(start),
    from: from === undefined ? undefined : keyText(from),
    to: to === undefined ? undefined : keyText(to),
    limit,
    reverse,
  };
}

function section(disk: Disk, name: string): Section {
  const prefix = `s${name}/`;
  return {
    get: key => disk.get(prefix + key),
    put: (key, value) => disk.set(prefix + key, value),
    delete: key => disk.set(prefix + key, undefined),
    range: (range = {}) =>
      disk.range({ ...range, prefix, within: range.prefix ?? '' }).map(([key, value]) => ({ key, value })),
  };
}

/** Looks at the next thousand entries each time, and starts over behind the last. */
function sweeper(disk: Disk): (now: number) => number {
  let from: string | undefined;
  return now => {
    const looked = disk.range({ prefix: 'e', within: '', from, limit: SWEEP });
    const expired = looked.filter(([, entry]) => (entry as unknown as Entry).expires < now);
    for (const [rest] of expired) disk.set(`e${rest}`, undefined);
    from = looked.length < SWEEP ? undefined : looked.at(-1)?.[0];
    return expired.length;
  };
}

export interface LmdbReaderOptions {
  readonly path: string;
  /** The store's `marks`, sent to this thread. Without them, what is read may be older than what was committed. */
  readonly marks: Int32Array;
}

export interface LmdbReader extends Pick<Store, 'read' | 'scan' | 'entry'> {
  close(): Promise<void>;
}

/** L3. For any thread of the process that opened the store. */
export function openLmdbReader({ path, marks }: LmdbReaderOptions): LmdbReader {
  const disk = new DiskReader(path);
  const now = reading(disk);
  return {
    read: keys => caughtUp(marks)?.then(() => now.read(keys)) ?? now.read(keys),
    scan: range => caughtUp(marks)?.then(() => now.scan(range)) ?? now.scan(range),
    entry: key => caughtUp(marks)?.then(() => now.entry(key)) ?? now.entry(key),
    close: () => disk.close(),
  };
}
