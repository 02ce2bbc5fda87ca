// What the threads of an engine say to each other. Each side sends what gathered during one turn of its event loop as one
// array.
//
//   front (HTTP, main thread)  ⇄  hub (store, executions, functions)  ⇄  isolated workers (functions that block)
//                                                                     ⇄  extern workers (functions of the author's)
import type { HttpRequest, HttpResponse } from '../../stdlib/runtime/http.ts';
import type { Commit, CommitResult, Json, LogLevel } from '../../stdlib/runtime/ports.ts';
import type { ScriptedAnswers } from './scripted.ts';
import type { EngineStats } from './stats.ts';
import type { TaskResult } from './task-result.ts';

export interface HubSettings {
  /** Folder of the build. */
  readonly build: string;
  /** Folder of the store. */
  readonly data: string;
  /** Milliseconds that one invocation may take. */
  readonly timeLimit: number;
  /** Seconds for which ledger entries and ended requests are kept. */
  readonly retention: number;
  readonly checkInvariants: boolean;
  /** Milliseconds for which the connection of a request that takes long is held. */
  readonly hold: number;
  /** The most isolated workers. */
  readonly workers: number;
  /** Time jumps ahead where somebody hurries: for scenarios and tests. */
  readonly skipping: boolean;
  /** Answers instead of functions outside. */
  readonly scripted: ScriptedAnswers;
  /** Runs that have blocked the hub before: they are isolated from now on. */
  readonly isolated: readonly string[];
  /** One number: which run has the hub's thread, by its place in the manifest, from 1 on. */
  readonly blame: Int32Array;
}

/** A request with the id under which it is known here; `again`: another hub has had it and died. */
export interface Asked {
  readonly id: number;
  readonly request: HttpRequest;
  readonly requestId: string;
  readonly again: boolean;
}

export type ToHub =
  | ({ readonly kind: 'request' } & Asked)
  | { readonly kind: 'stats'; readonly id: number }
  | { readonly kind: 'advance'; readonly id: number; readonly milliseconds: number }
  | { readonly kind: 'ping' }
  | { readonly kind: 'close' };

export type FromHub =
  | { readonly kind: 'ready' }
  | { readonly kind: 'response'; readonly id: number; readonly response: HttpResponse }
  | { readonly kind: 'stats'; readonly id: number; readonly stats: EngineStats }
  | { readonly kind: 'advanced'; readonly id: number }
  | { readonly kind: 'pong' }
  | LogMessage;

export interface LogMessage {
  readonly kind: 'log';
  readonly level: LogLevel;
  readonly message: string;
  readonly fields: { readonly [field: string]: Json };
}

export interface WorkerSettings {
  /** Folder of the store, which the worker opens for reading. */
  readonly data: string;
  /** Of the store: they tell the reader whether the disk lacks something. */
  readonly marks: Int32Array;
  /** Bundles, as file URLs, by function name. */
  readonly bundles: { readonly [name: string]: string };
  readonly retention: number;
  readonly checkInvariants: boolean;
}

export type ToWorker =
  | { readonly kind: 'run'; readonly id: number; readonly function: string; readonly payload: Json }
  | { readonly kind: 'committed'; readonly number: number; readonly result: CommitResult }
  | {
      readonly kind: 'uncommitted';
      readonly number: number;
      readonly error: { name: string; message: string };
    }
  | { readonly kind: 'completed'; readonly number: number; readonly waited: boolean };

export type FromWorker =
  /** It has opened the store. */
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'answer';
      readonly id: number;
      readonly answer: Answer;
    }
  | { readonly kind: 'commit'; readonly number: number; readonly commit: Commit }
  | {
      readonly kind: 'complete';
      readonly number: number;
      readonly token: string;
      readonly result: TaskResult;
    }
  | LogMessage;

export interface ExternSettings {
  readonly name: string;
  /** A file URL. */
  readonly bundle: string;
}

export interface ToExtern {
  readonly kind: 'run';
  readonly id: number;
  readonly payload: Json;
}

export type FromExtern =
  /** The module is loaded: the time of the attempt begins. */
  | { readonly kind: 'began'; readonly id: number }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer }
  | LogMessage;

/** How an invocation ended. `reads`: its requests to the store besides commits. */
export type Answer =
  | { readonly kind: 'reply'; readonly payload: Json; readonly reads: number }
  | { readonly kind: 'error'; readonly error: FunctionError; readonly reads: number };

/** As the Lambda runtime reports an error that a function threw. */
export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}

export function failure(errorType: string, errorMessage: string): Answer {
  return { kind: 'error', error: { errorType, errorMessage, trace: [] }, reads: 0 };
}
