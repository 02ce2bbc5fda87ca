// An invocation of a function, as those who run it hand it on.
import type { Commit, CommitResult, Json } from '../../stdlib/runtime/ports.ts';
import type { Answer } from './messages.ts';

export interface Call {
  readonly function: string;
  /** An `Invocation` where the function is one of muc's. */
  readonly payload: Json;
  /** Decides a commit of the invocation; a rejection means that nobody knows whether it landed. */
  commit(commit: Commit): Promise<CommitResult>;
}

/** Someone who runs functions. */
export interface Invoker {
  invoke(call: Call): Promise<Answer>;
}
