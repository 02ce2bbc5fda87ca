// The doors between the turn runtime and the world. The same runtime runs on Lambda over DynamoDB and on the local
// engine over LMDB: only what stands behind these ports differs.

/** JSON, as it is stored and sent. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * One record. `service` and `state` as declared; `key` is the key of a map, the value of a set, the position of a list's
 * element, and absent for a plain value, a counter, a list's head and a scanned collection's epoch.
 */
export interface RecordKey {
  readonly service: string;
  readonly state: string;
  /** What kind of record it is: `item` is an entry of a map, set or list. */
  readonly part: 'item' | 'value' | 'counter' | 'head' | 'epoch';
  readonly key: string | number | undefined;
}

/** A unique stamp made from the writer's key. A record that is absent has the version `undefined`. */
export type Version = string;

export interface Versioned {
  readonly value: Json;
  readonly version: Version;
}

/** A range of one collection's items, in key order (numbers by value, strings by UTF-8 bytes). `from` inclusive, `to` exclusive. */
export interface Range {
  readonly service: string;
  readonly state: string;
  readonly from?: string | number;
  readonly to?: string | number;
  readonly prefix?: string;
  readonly limit?: number;
  readonly reverse?: boolean;
}

export interface Item extends Versioned {
  readonly key: string | number;
}

/** A record is only read: it must still have this version. */
export interface Check {
  readonly record: RecordKey;
  readonly version: Version | undefined;
}

export type Write =
  /** `value: undefined` deletes. `expect` absent: a blind write, without a condition. */
  | {
      readonly kind: 'put';
      readonly record: RecordKey;
      readonly value: Json | undefined;
      readonly version: Version;
      readonly expect?: { readonly version: Version | undefined };
    }
  /** Adds to a counter without a version condition; the result must be at least `least`, or the commit is stale. */
  | {
      readonly kind: 'add';
      readonly record: RecordKey;
      readonly amount: number;
      readonly least?: number;
      readonly version: Version;
    }
  /** A counter was found to hold less than `below` (`take` answered `false`): it must still. */
  | { readonly kind: 'below'; readonly record: RecordKey; readonly below: number };

/** What a run has decided so far (guarantee: runs and the ledger). */
export interface Entry {
  /** 1 after the first commit of the run. */
  readonly sequence: number;
  /** Digest of the run's id and input: the same key with another input is refused. */
  readonly input: string;
  readonly state: EntryState;
  /** Epoch seconds, after which the store may drop it. */
  readonly expires: number;
}

export type EntryState =
  /** The run goes on at this node with these values. */
  | { readonly kind: 'open'; readonly position: string; readonly values: Json }
  | { readonly kind: 'done'; readonly reply: Json }
  | { readonly kind: 'failed'; readonly error: ErrorValue }
  | { readonly kind: 'cancelled' };

/** An error as data: `name` as declared, `fields` durable. */
export interface ErrorValue {
  readonly name: string;
  readonly message: string;
  readonly fields: { readonly [field: string]: Json };
}

export interface Commit {
  readonly checks: readonly Check[];
  readonly writes: readonly Write[];
  /** Moves the run's entry from `sequence - 1` (absent for 1) to `entry`; undefined: no entry for this turn. */
  readonly entry: { readonly key: string; readonly next: Entry } | undefined;
}

export type CommitResult =
  | { readonly kind: 'committed' }
  /** Somebody else moved the entry; `entry` is what it says now. */
  | { readonly kind: 'moved'; readonly entry: Entry | undefined }
  /** A version or counter condition does not hold any more. Nothing was written. */
  | { readonly kind: 'stale' };

/**
 * Holds records and ledger entries. All reads are strongly consistent. `commit` is atomic: all or nothing, and every
 * condition holds at that instant. Throws `TransactionTooLarge` (terminal) and `StoreUnavailable` (retryable; the commit
 * may or may not have landed, and the same commit may be sent again).
 */
export interface Store {
  /** One answer per key, in order; undefined where there is no record. One request. */
  read(keys: readonly RecordKey[]): Promise<readonly (Versioned | undefined)[]>;
  scan(range: Range): Promise<readonly Item[]>;
  entry(key: string): Promise<Entry | undefined>;
  commit(commit: Commit): Promise<CommitResult>;
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after so many milliseconds. */
  wait(milliseconds: number): Promise<void>;
}

/** For back-off only: what a program sees is derived from its idempotency key. */
export interface Random {
  /** In [0, 1). */
  next(): number;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export interface Log {
  write(level: LogLevel, message: string, fields: { readonly [field: string]: Json }): void;
}

/** Tells tasks of state machines that wait for their token how they ended. False: nobody waits with this token any more. */
export interface Platform {
  succeed(token: string, output: Json): Promise<boolean>;
  fail(token: string, error: string, cause: string): Promise<boolean>;
}

export interface Ports {
  readonly store: Store;
  readonly platform: Platform;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Seconds for which ledger entries are kept. */
  readonly retention: number;
  /** Turns are looked at before they commit: what breaks an invariant is rolled back. */
  readonly checkInvariants?: boolean;
}

/** What the platform sends to a function. */
export interface Invocation {
  /** `RunUnit.id`. */
  readonly run: string;
  /** The idempotency key of this run, of which the request id is the part before the first `/`. */
  readonly key: string;
  /** 0 for the first attempt: it does not look for an entry before it runs. */
  readonly attempt: number;
  /** When the request or the enclosing await completed (ISO 8601): the time that the turn sees. */
  readonly time: string;
  /** Values of `RunNode.inputs`, encoded (`stdlib/runtime/codec.ts`). */
  readonly values: { readonly [variable: string]: Json };
  /** The platform has given up on the run, and asks what became of it: it is settled. */
  readonly settle?: GivenUp;
}

/** What the platform said when it gave up. */
export interface GivenUp {
  readonly error: string;
  readonly cause: string;
}

/** What a function answers; an error of the program is thrown instead, under its own name. */
export type Reply =
  /** The run left by this exit. */
  | { readonly exit: string; readonly values: { readonly [variable: string]: Json } }
  /** The run's graph ended in `return`. */
  | { readonly exit: 'return'; readonly values: { readonly value: Json } };
