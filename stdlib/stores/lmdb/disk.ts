// A sorted map from text to JSON, kept in LMDB, that answers from memory at once and writes behind, in order (L1, L2 of
// ../lmdb.ts). Here live the LMDB package and all that knows about its transactions; nothing here knows what is stored.
import { open, type RootDatabase } from 'lmdb';
import { PlatformError } from '../../runtime/errors.ts';
import { compareStrings } from '../../runtime/keys.ts';
import type { Json } from '../../runtime/ports.ts';

/** Keys that start with `prefix`; the other bounds are of what follows it. `from` inclusive, `to` exclusive. */
export interface DiskRange {
  readonly prefix: string;
  /** What follows starts with this. */
  readonly within: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly limit?: number | undefined;
  readonly reverse?: boolean | undefined;
}

/** What follows the prefix, and the value. */
export type Found = readonly [rest: string, value: Json];

/** What both the writing thread and the others can ask. */
export interface Readable {
  get(key: string): Json | undefined;
  range(range: DiskRange): readonly Found[];
}

type Environment = RootDatabase<string, Uint8Array>;

/** LMDB's limit for a key, in bytes, at its page size of 4,096. */
const LONGEST_KEY = 1_978;

/** The one writing thread. */
export class Disk implements Readable {
  readonly #environment: Environment;
  readonly #cached = new Map<string, Json | undefined>();
  readonly #capacity: number;
  /** Decided and not handed to LMDB yet; and what LMDB is writing now. */
  #waiting = new Batch();
  #flying = new Batch();
  #pumping = false;
  #failure: PlatformError | undefined;
  /** How much was decided, and how much of it is on disk; modulo 2³². */
  readonly marks = new Int32Array(new SharedArrayBuffer(8));
  /** LMDB transactions so far. */
  flushes = 0;

  constructor(path: string, capacity: number) {
    this.#capacity = capacity;
    this.#environment = openEnvironment(path, false);
  }

  get(key: string): Json | undefined {
    const cached = this.#cached.get(key);
    if (cached !== undefined || this.#cached.has(key)) return cached;
    const value = readValue(this.#environment, key);
    if (this.#cached.size >= this.#capacity) this.#evict();
    this.#cached.set(key, value);
    return value;
  }

  /** From here on everybody who asks sees it. */
  set(key: string, value: Json | undefined): void {
    if (this.#failure !== undefined) throw this.#failure;
    if (key.length * 3 > LONGEST_KEY) keyBytes(key);
    this.#cached.set(key, value);
    this.#waiting.keys.add(key);
    Atomics.add(this.marks, DECIDED, 1);
    if (this.#pumping) return;
    this.#pumping = true;
    setImmediate(() => this.#pump());
  }

  range(range: DiskRange): readonly Found[] {
    const own = this.#unwritten(range);
    const { limit, reverse } = range;
    const wanted = limit === undefined ? range : { ...range, limit: limit + own.size };
    const stored = readRange(this.#environment, wanted);
    if (own.size === 0) return stored;
    const found = stored.filter(([rest]) => !own.has(rest));
    for (const [rest, value] of own) if (value !== undefined) found.push([rest, value]);
    const direction = reverse === true ? -1 : 1;
    found.sort(([a], [b]) => direction * compareStrings(a, b));
    return limit === undefined ? found : found.slice(0, limit);
  }

  async durable(): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#waiting.keys.size > 0) await this.#waiting.landed;
    else if (this.#flying.keys.size > 0) await this.#flying.landed;
  }

  async close(): Promise<void> {
    try {
      await this.durable();
    } finally {
      await this.#environment.close();
    }
  }

  /** One transaction after the other, each with all that has been decided when it starts. */
  async #pump(): Promise<void> {
    while (this.#waiting.keys.size > 0) {
      this.#flying = this.#waiting;
      this.#waiting = new Batch();
      const decided = Atomics.load(this.marks, DECIDED);
      try {
        await this.#write(this.#flying.keys);
      } catch (error) {
        this.#fail(error);
        return;
      }
      this.flushes += 1;
      Atomics.store(this.marks, ON_DISK, decided);
      Atomics.notify(this.marks, ON_DISK);
      const { land } = this.#flying;
      this.#flying = new Batch();
      land();
    }
    this.#pumping = false;
  }

  #write(keys: ReadonlySet<string>): Promise<boolean> {
    return this.#environment.batch(() => {
      for (const key of keys) {
        const value = this.#cached.get(key);
        if (value === undefined) this.#environment.remove(keyBytes(key));
        else this.#environment.put(keyBytes(key), JSON.stringify(value));
      }
    });
  }

  /** What was decided may not be on disk: nothing may be built on it. */
  #fail(cause: unknown): void {
    this.#failure = new PlatformError(
      'Mu.StoreUnavailable',
      'the data folder cannot be written any more',
      cause,
    );
    this.#flying.fail(this.#failure);
    this.#waiting.fail(this.#failure);
  }

  #unwritten({ prefix, within, from, to }: DiskRange): Map<string, Json | undefined> {
    const own = new Map<string, Json | undefined>();
    for (const keys of [this.#flying.keys, this.#waiting.keys]) {
      for (const key of keys) {
        if (!key.startsWith(prefix) || !key.startsWith(within, prefix.length)) continue;
        const rest = key.slice(prefix.length);
        if (from !== undefined && compareStrings(rest, from) < 0) continue;
        if (to === undefined || compareStrings(rest, to) < 0) own.set(rest, this.#cached.get(key));
      }
    }
    return own;
  }

  /** A tenth of what is on disk already, the oldest first. */
  #evict(): void {
    let left = Math.ceil(this.#capacity / 10);
    for (const key of this.#cached.keys()) {
      if (this.#waiting.keys.has(key) || this.#flying.keys.has(key)) continue;
      this.#cached.delete(key);
      left -= 1;
      if (left === 0) return;
    }
  }
}

class Batch {
  readonly keys = new Set<string>();
  readonly landed: Promise<void>;
  land: () => void = () => undefined;
  fail: (error: Error) => void = () => undefined;

  constructor() {
    this.landed = new Promise((resolve, reject) => {
      this.land = resolve;
      this.fail = reject;
    });
    this.landed.catch(() => undefined);
  }
}

const DECIDED = 0;
const ON_DISK = 1;

/** Resolves when all that was decided before now is on disk; undefined where it is. */
export function caughtUp(marks: Int32Array): Promise<void> | undefined {
  const decided = Atomics.load(marks, DECIDED);
  const onDisk = Atomics.load(marks, ON_DISK);
  return decided === onDisk ? undefined : waitFor(marks, decided, onDisk);
}

async function waitFor(marks: Int32Array, wanted: number, seen: number): Promise<void> {
  for (let onDisk = seen; ((wanted - onDisk) | 0) > 0; onDisk = Atomics.load(marks, ON_DISK)) {
    await Atomics.waitAsync(marks, ON_DISK, onDisk).value;
  }
}

/** Another thread: what is on disk at this moment. */
export class DiskReader implements Readable {
  readonly #environment: Environment;

  constructor(path: string) {
    this.#environment = openEnvironment(path, true);
  }

  get(key: string): Json | undefined {
    this.#environment.resetReadTxn();
    return readValue(this.#environment, key);
  }

  range(range: DiskRange): readonly Found[] {
    this.#environment.resetReadTxn();
    return readRange(this.#environment, range);
  }

  close(): Promise<void> {
    return this.#environment.close();
  }
}

/**
 * Measured on ext4: a transaction of a few records is on disk after 0.3 ms, nearly all of it LMDB's two flushes (pages, then
 * the root). `overlappingSync` gains nothing, as there is one transaction at a time, and without it a transaction that
 * has resolved is on disk. Without `eventTurnBatching` it starts at once; `batch` keeps it whole.
 */
function openEnvironment(path: string, readOnly: boolean): Environment {
  return open<string, Uint8Array>({
    path,
    readOnly,
    keyEncoding: 'binary',
    encoding: 'string',
    overlappingSync: false,
    eventTurnBatching: false,
    cache: false,
    noMemInit: true,
  });
}

function keyBytes(key: string): Uint8Array {
  const bytes = Buffer.from(key);
  if (bytes.length <= LONGEST_KEY) return bytes;
  throw new RangeError(`a key of ${bytes.length} bytes, of at most ${LONGEST_KEY}: ${key.slice(0, 80)}…`);
}

function readValue(environment: Environment, key: string): Json | undefined {
  const text = environment.get(keyBytes(key));
  return text === undefined ? undefined : parse(text);
}

function readRange(
  environment: Environment,
  { prefix, within, from, to, limit, reverse }: DiskRange,
): Found[] {
  const inside = Buffer.from(prefix + within);
  const low = later(inside, Buffer.from(prefix + (from ?? '')));
  const high = earlier(behindPrefix(inside), to === undefined ? undefined : Buffer.from(prefix + to));
  if (limit === 0 || Buffer.compare(low, high) >= 0) return [];
  const bounds =
    reverse === true
      ? { start: high, exclusiveStart: true, end: low, inclusiveEnd: true, reverse: true }
      : { start: low, end: high };
  const found: Found[] = [];
  for (const { key, value } of environment.getRange(limit === undefined ? bounds : { ...bounds, limit })) {
    found.push([Buffer.from(key).toString().slice(prefix.length), parse(value)]);
  }
  return found;
}

function later(a: Buffer, b: Buffer): Buffer {
  return Buffer.compare(a, b) < 0 ? b : a;
}

function earlier(a: Buffer, b: Buffer | undefined): Buffer {
  return b !== undefined && Buffer.compare(b, a) < 0 ? b : a;
}

/** The first bytes behind all that start with these; no prefix of ours ends in 0xff, which UTF-8 does not have. */
function behindPrefix(prefix: Buffer): Buffer {
  const next = Buffer.from(prefix);
  next[next.length - 1] = (next[next.length - 1] as number) + 1;
  return next;
}

function parse(text: string): Json {
  return JSON.parse(text) as Json;
}
