// What the engine's thread and the workers that run functions say to each other. Both sides send what gathered during one
// turn of their event loop as one array. Payloads travel as JSON text: a function's answer must be JSON anyway.
import type { Commit, CommitResult, Json, LogLevel, Range, RecordKey } from '../../stdlib/runtime/ports.ts';

export interface WorkerSettings {
  /** Folder of the store, which the worker opens for reading. */
  readonly data: string;
  /** Of the store: tell the reader whether the disk lacks something. */
  readonly marks: Int32Array;
  /** Bundles, as file URLs, by function name. */
  readonly bundles: { readonly [name: string]: string };
  /** Seconds for which ledger entries are kept. */
  readonly retention: number;
}

export type ToWorker =
  | { readonly kind: 'run'; readonly id: number; readonly function: string; readonly invocation: string }
  /** `settled`: the commit carried the outcome, which the engine has taken already; the worker need not reply. */
  | {
      readonly kind: 'committed';
      readonly id: number;
      readonly result: CommitResult;
      readonly settled: boolean;
    }
  | { readonly kind: 'told'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'unavailable'; readonly id: number; readonly reason: string };

/** A read that the disk cannot answer yet. */
export type Question =
  | { readonly kind: 'read'; readonly keys: readonly RecordKey[] }
  | { readonly kind: 'scan'; readonly range: Range }
  | { readonly kind: 'entry'; readonly key: string };

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: string; readonly reads: number }
  | { readonly kind: 'error'; readonly id: number; readonly error: FunctionError; readonly reads: number }
  | { readonly kind: 'ask'; readonly number: number; readonly question: Question }
  | { readonly kind: 'commit'; readonly id: number; readonly number: number; readonly commit: Commit }
  | {
      readonly kind: 'log';
      readonly level: LogLevel;
      readonly message: string;
      readonly fields: { readonly [field: string]: Json };
    };

/** As the Lambda runtime reports an error that a function threw. */
export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}
