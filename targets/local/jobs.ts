// An invocation of a function, as the pool and its workers hand it on.
import type { Commit, CommitResult, Json } from '../../stdlib/runtime/ports.ts';
import type { FunctionError } from './messages.ts';

export interface Call {
  readonly function: string;
  /** An `Invocation` where the function is one of muc's. */
  readonly payload: Json;
  /** Decides a commit of the invocation; a rejection means that nobody knows whether it landed. */
  commit(commit: Commit): Promise<CommitResult>;
}

export type Answer =
  | { readonly kind: 'reply'; readonly payload: Json; readonly reads: number }
  | { readonly kind: 'error'; readonly error: FunctionError; readonly reads: number };

/** One invocation on its way. */
export interface Job {
  readonly id: number;
  readonly call: Call;
  readonly done: (answer: Answer) => void;
  attempt: number;
  deadline: number;
}
