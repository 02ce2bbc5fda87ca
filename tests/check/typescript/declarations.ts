// What TypeScript is told about mu: its stored collections, its errors, and the module "mu".
const globals = `
declare global {
  const console: { log(...values: unknown[]): void; warn(...values: unknown[]): void; error(...values: unknown[]): void };
  const crypto: { randomUUID(): string };

  /** What a state gives: the same value, which cannot be changed in place. */
  type Snapshot<T> = T extends (...args: never[]) => unknown ? T : T extends object ? { readonly [K in keyof T]: Snapshot<T[K]> } : T;
  interface Range<K> { from?: K; to?: K; prefix?: string; limit?: number; reverse?: boolean }

  interface StoredMap<K, V> {
    get(key: K): Snapshot<V> | undefined;
    has(key: K): boolean;
    set(key: K, value: Snapshot<V>): void;
    delete(key: K): boolean;
    update(key: K, change: (value: Snapshot<V> | undefined) => Snapshot<V>): void;
    readonly size: number;
    keys(range?: Range<K>): readonly K[];
    values(range?: Range<K>): readonly Snapshot<V>[];
    entries(range?: Range<K>): readonly (readonly [K, Snapshot<V>])[];
  }
  interface StoredSet<K> {
    has(value: K): boolean;
    add(value: K): void;
    delete(value: K): boolean;
    readonly size: number;
    values(range?: Range<K>): readonly K[];
  }
  interface StoredList<V> extends Iterable<Snapshot<V>> {
    readonly length: number;
    at(index: number): Snapshot<V> | undefined;
    push(...values: Snapshot<V>[]): void;
    pop(): Snapshot<V> | undefined;
    set(index: number, value: Snapshot<V>): void;
    slice(start?: number, end?: number): readonly Snapshot<V>[];
    values(): readonly Snapshot<V>[];
  }
  interface StoredCounter {
    readonly value: number;
    add(amount: number): void;
    take(amount: number): boolean;
  }

  /** A service as others see it: every method is a call, and what is sent and what comes back are copies. */
  type Remote<T> = { readonly [K in keyof T as T[K] extends (...args: never[]) => unknown ? K : never]:
    T[K] extends (...args: infer A) => infer R ? (...args: { [I in keyof A]: Snapshot<A[I]> }) => Promise<Awaited<R>> : never };

  class MuError { readonly message: string; }
  class TransactionAborted extends MuError { readonly name: "TransactionAborted"; readonly reason?: string }
  class Timeout extends MuError { readonly name: "Timeout" }
  class CallFailed extends MuError { readonly name: "CallFailed" }
}
export {};
`;

const library = `
declare module "mu" {
  function sleep(duration: string): Promise<void>;
  function sleepUntil(time: number | string | Date): Promise<void>;
  function signal<T>(name: string, options?: { timeout?: string }): Promise<T>;
  function abort(reason?: string): never;
  function assert(condition: unknown, message?: string): asserts condition;
}
`;

export const declarations: ReadonlyMap<string, string> = new Map([
  ['/globals.d.ts', globals],
  ['/mu.d.ts', library],
]);
