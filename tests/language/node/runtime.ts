// What stands for mu when Node runs a sample: services in memory, timers in virtual time. It knows nothing of turns, ledgers
// or workflows; that is the point.
import { isDeepStrictEqual } from 'node:util';
import { MuError } from '../../../stdlib/runtime/errors.ts';

export { abort, defineError, TransactionAborted } from '../../../stdlib/runtime/errors.ts';
export {
  base64,
  base64url,
  hashPassword,
  hmacSha256,
  sha256,
  sha512,
  timingSafeEqual,
  verifyPassword,
} from './hashing.ts';

type Fields = Record<string, unknown>;
type Instance = Record<string, (...args: unknown[]) => unknown>;

const instances: Fields[] = [];
const servicesByName = new Map<string, Instance>();

/** The service's methods, as others see them: calls that are promises, with copies of what is sent. */
export function service(declared: { new (): object }, name: string): object {
  const instance = new declared() as Fields & Instance;
  instances.push(instance);
  const remote = new Proxy({} as Instance, {
    get:
      (_, name: string) =>
      (...args: unknown[]) => {
        const sent = args.map(copy);
        return Promise.resolve().then(async () => copy(await instance[name]?.(...sent)));
      },
  });
  servicesByName.set(name, remote);
  return remote;
}

/** Calls from outside: `Hotel.reserve`. */
export function callFromOutside(method: string, args: readonly unknown[]): Promise<unknown> {
  const [name = '', member = ''] = method.split('.');
  const called = servicesByName.get(name)?.[member];
  if (called === undefined) throw new Error(`there is no ${method}`);
  return Promise.resolve(called(...args));
}

/** What comes back from a call equals what was sent: properties that are undefined are gone, as in JSON. */
function copy(value: unknown): unknown {
  if (value instanceof MuError || value instanceof Promise || typeof value === 'function') return value;
  if (Array.isArray(value)) return value.map(copy);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(kept.map(([key, inner]) => [key, copy(inner)]));
}

type Key = string | number;

class StateMap {
  readonly #numeric: boolean;
  entriesByKey = new Map<Key, unknown>();

  constructor(numeric: boolean) {
    this.#numeric = numeric;
  }

  key(name: string): Key {
    return this.#numeric ? Number(name) : name;
  }

  get size(): number {
    return this.entriesByKey.size;
  }

  get(key: Key): unknown {
    return copy(this.entriesByKey.get(key));
  }

  has(key: Key): boolean {
    return this.entriesByKey.has(key);
  }

  set(key: Key, value: unknown): void {
    this.entriesByKey.set(key, copy(value));
  }

  delete(key: Key): boolean {
    return this.entriesByKey.delete(key);
  }

  update(key: Key, change: (value: unknown) => unknown): void {
    this.set(key, change(this.get(key)));
  }

  entries(range: Range = {}): [Key, unknown][] {
    return inRange([...this.entriesByKey], range).map(([key, value]) => [key, copy(value)]);
  }

  keys(range?: Range): Key[] {
    return this.entries(range).map(([key]) => key);
  }

  values(range?: Range): unknown[] {
    return this.entries(range).map(([, value]) => value);
  }

  [Symbol.iterator](): Iterator<[Key, unknown]> {
    return this.entries()[Symbol.iterator]();
  }
}

interface Range {
  readonly from?: Key;
  readonly to?: Key;
  readonly prefix?: string;
  readonly limit?: number;
  readonly reverse?: boolean;
}

function inRange<V>(all: [Key, V][], { from, to, prefix, limit, reverse }: Range): [Key, V][] {
  const sorted = all
    .filter(([key]) => from === undefined || inOrder(from, key) <= 0)
    .filter(([key]) => to === undefined || inOrder(key, to) < 0)
    .filter(([key]) => prefix === undefined || String(key).startsWith(prefix))
    .sort(([a], [b]) => inOrder(a, b));
  if (reverse) sorted.reverse();
  return sorted.slice(0, limit);
}

/** Numbers by value, texts by their UTF-8 bytes. */
function inOrder(a: Key, b: Key): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}

/** `rooms[id]` reads, sets and deletes; assigning inside changes what is stored. */
export function stateMap(numeric: boolean): object {
  return new Proxy(new StateMap(numeric), {
    get: (map, name) => {
      if (typeof name === 'string' && !(name in map)) return map.entriesByKey.get(map.key(name));
      const found = Reflect.get(map, name, map);
      return typeof found === 'function' ? found.bind(map) : found;
    },
    set: (map, name, value) => {
      if (name === 'entriesByKey') map.entriesByKey = value;
      else map.set(map.key(String(name)), value);
      return true;
    },
    deleteProperty: (map, name) => {
      map.delete(map.key(String(name)));
      return true;
    },
  });
}

class StateSet {
  entriesByKey = new Map<Key, Key>();

  get size(): number {
    return this.entriesByKey.size;
  }

  has(key: Key): boolean {
    return this.entriesByKey.has(key);
  }

  add(key: Key): void {
    this.entriesByKey.set(key, key);
  }

  delete(key: Key): boolean {
    return this.entriesByKey.delete(key);
  }

  values(range: Range = {}): Key[] {
    return inRange([...this.entriesByKey], range).map(([key]) => key);
  }

  [Symbol.iterator](): Iterator<Key> {
    return this.values()[Symbol.iterator]();
  }
}

export function stateSet(): object {
  return new StateSet();
}

class StateList {
  entriesByKey: unknown[] = [];

  get length(): number {
    return this.entriesByKey.length;
  }

  at(index: number): unknown {
    return copy(this.entriesByKey.at(index));
  }

  push(...values: unknown[]): number {
    return this.entriesByKey.push(...values.map(copy));
  }

  pop(): unknown {
    return this.entriesByKey.pop();
  }

  set(index: number, value: unknown): void {
    this.entriesByKey[index] = copy(value);
  }

  slice(from?: number, to?: number): unknown[] {
    return this.entriesByKey.slice(from, to).map(copy);
  }

  values(): unknown[] {
    return this.slice();
  }

  [Symbol.iterator](): Iterator<unknown> {
    return this.slice()[Symbol.iterator]();
  }
}

/** `list[i] = value` sets an element. */
export function stateList(): object {
  return new Proxy(new StateList(), {
    get: (list, name) => {
      const found = Reflect.get(list, name, list);
      return typeof found === 'function' ? found.bind(list) : found;
    },
    set: (list, name, value) => {
      if (name === 'entriesByKey') list.entriesByKey = value;
      else list.set(Number(name), value);
      return true;
    },
  });
}

class StateCounter {
  entriesByKey = [0];

  get value(): number {
    return this.entriesByKey[0] ?? 0;
  }

  add(amount: number): void {
    this.entriesByKey = [this.value + amount];
  }

  take(amount: number): boolean {
    if (this.value < amount) return false;
    this.add(-amount);
    return true;
  }
}

export function stateCounter(): object {
  return new StateCounter();
}

type Mark = readonly (readonly [Fields, string, unknown])[];

interface Collection {
  entriesByKey: unknown;
}

function isCollection(value: unknown): value is Collection {
  return typeof value === 'object' && value !== null && 'entriesByKey' in value;
}

/** What is stored now. */
export function begin(): Mark {
  return instances.flatMap(instance =>
    Object.entries(instance).map(([name, value]) => {
      const kept = isCollection(value) ? structuredClone(value.entriesByKey) : copy(value);
      return [instance, name, kept] as const;
    }),
  );
}

export function rollback(mark: Mark): void {
  for (const [instance, name, kept] of mark) {
    const value = instance[name];
    if (isCollection(value)) value.entriesByKey = kept;
    else if (!isDeepStrictEqual(value, kept)) instance[name] = kept;
  }
}

const units = { ms: 1, second: 1e3, minute: 6e4, hour: 36e5, day: 864e5, week: 6048e5 } as const;
let virtual = 0;
const timers: { readonly at: number; readonly ring: () => void }[] = [];

/** Time passes when nothing else goes on. */
export function sleep(duration: string): Promise<void> {
  const parts = [...duration.matchAll(/([\d.]+)\s*(ms|second|minute|hour|day|week)s?/g)];
  const milliseconds = parts.reduce(
    (sum, [, n, unit]) => sum + Number(n) * units[unit as keyof typeof units],
    0,
  );
  return new Promise(resolve => {
    timers.push({ at: virtual + milliseconds, ring: resolve });
    setImmediate(ringNext);
  });
}

/** A moment that has come already is not waited for. */
export function sleepUntil(moment: number | Date): Promise<void> {
  const left = Math.max(0, Number(moment) - Date.now());
  return new Promise(resolve => {
    timers.push({ at: virtual + left, ring: resolve });
    setImmediate(ringNext);
  });
}

function ringNext(): void {
  timers.sort((a, b) => a.at - b.at);
  const next = timers.shift();
  if (next === undefined) return;
  virtual = next.at;
  next.ring();
}

/** `parallel(xs, f, { concurrency })`. */
export async function parallel<T, U>(
  list: readonly T[],
  each: (item: T, index: number) => Promise<U>,
  { concurrency = list.length }: { readonly concurrency?: number } = {},
): Promise<U[]> {
  const results: U[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let i = next++; i < list.length; i = next++) results[i] = await each(list[i] as T, i);
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, list.length) }, lane));
  return results;
}

export function assert(condition: unknown, message = 'assertion failed'): asserts condition {
  if (!condition) throw new Error(message);
}
