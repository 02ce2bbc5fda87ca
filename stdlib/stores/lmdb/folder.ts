// A data folder belongs to one engine at a time, and is looked at before LMDB maps it: LMDB trusts what it maps, and a file
// that is no environment, or half of one, would end the process without a word.
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** Opening failed for a reason that a person can do something about. */
export class FolderError extends Error {
  constructor(path: string, what: string) {
    super(`the data folder ${path} ${what}`);
    this.name = 'FolderError';
  }
}

/** Returns what gives the folder back. */
export function claimFolder(path: string): () => void {
  mkdirSync(path, { recursive: true });
  const lock = join(path, 'engine.lock');
  const own = `${process.pid} ${startTime(process.pid) ?? ''}\n`;
  while (!tryWrite(lock, own)) {
    const holder = readLock(lock);
    if (holder !== undefined && isAlive(holder)) {
      throw new FolderError(path, `is in use by process ${holder.pid}; stop that engine first`);
    }
    rmSync(lock, { force: true });
  }
  return () => rmSync(lock, { force: true });
}

interface Holder {
  readonly pid: number;
  readonly started: string | undefined;
}

function tryWrite(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readLock(path: string): Holder | undefined {
  try {
    const [pid, started] = readFileSync(path, 'utf8').trim().split(' ');
    return Number(pid) > 0 ? { pid: Number(pid), started } : undefined;
  } catch {
    return undefined;
  }
}

function isAlive({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const now = startTime(pid);
  return now === undefined || started === undefined || now === started;
}

/** Tells a process from a later one with the same number; known on Linux only. */
function startTime(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

// Of LMDB's two meta pages the one with the higher transaction number counts. Offsets from the start of a page, with its
// header of 24 bytes: magic 24, version 28, page size 48, root pages of the two trees 88 and 136, last page 144, transaction 152.
const MAGIC = 0xbeefc0de;
const VERSION = 2;
const META = 160;
const NO_PAGE = 0xffffffffffffffffn;

export function checkFile(path: string): void {
  const file = join(path, 'data.mdb');
  if (!existsSync(file) || statSync(file).size === 0) return;
  const first = readMeta(file, 0);
  const second = first === undefined ? undefined : readMeta(file, first.pageSize);
  if (first === undefined || second === undefined)
    throw new FolderError(path, 'holds a data.mdb that is damaged');
  if (first.version !== VERSION) throw new FolderError(path, 'was written by another version of LMDB');
  const meta = second.transaction > first.transaction ? second : first;
  const pages = BigInt(Math.floor(statSync(file).size / meta.pageSize));
  // The last pages may never have been written, if what was to stand there was freed again; half of them must be there.
  if (pages * 2n < meta.lastPage || meta.roots.some(root => root !== NO_PAGE && root >= pages)) {
    throw new FolderError(path, 'holds a data.mdb that was cut short');
  }
}

interface Meta {
  readonly version: number;
  readonly pageSize: number;
  readonly roots: readonly bigint[];
  readonly lastPage: bigint;
  readonly transaction: bigint;
}

function readMeta(file: string, at: number): Meta | undefined {
  const bytes = Buffer.alloc(META);
  const descriptor = openSync(file, 'r');
  try {
    if (readSync(descriptor, bytes, 0, META, at) < META) return undefined;
  } finally {
    closeSync(descriptor);
  }
  const pageSize = bytes.readUInt32LE(48);
  if (bytes.readUInt32LE(24) !== MAGIC || pageSize < 512 || pageSize > 65536) return undefined;
  return {
    version: bytes.readUInt32LE(28) & 0xffff,
    pageSize,
    roots: [bytes.readBigUInt64LE(88), bytes.readBigUInt64LE(136)],
    lastPage: bytes.readBigUInt64LE(144),
    transaction: bytes.readBigUInt64LE(152),
  };
}
