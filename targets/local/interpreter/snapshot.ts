// What is kept of an execution between two transitions: plain JSON, persisted as it is. A frame is a thread of control in
// one block of states; Parallel and Map hold frames of their own.
import type { Failure } from './errors.ts';
import type { Json } from './json.ts';

export interface Snapshot {
  readonly execution: ExecutionInfo;
  /** The number of the last token that was given: a token is never given twice in an execution. */
  readonly tokens: number;
  /** How many history events AWS would have written: causes name the event at which a state was entered. */
  readonly events: number;
  /** Absent before the start and after the end. */
  readonly root?: Frame;
}

export interface ExecutionInfo {
  readonly id: string;
  readonly name: string;
  readonly input: Json;
  /** ISO 8601. */
  readonly startTime: string;
  readonly machine: { readonly id: string; readonly name: string };
}

export type Variables = { readonly [name: string]: Json };

export interface Frame {
  readonly state: string;
  readonly input: Json;
  /** Of this block alone; blocks inside read them, too. */
  readonly variables: Variables;
  /** Milliseconds since 1970. */
  readonly entered: number;
  readonly enteredEvent: number;
  readonly retryCount: number;
  /** Attempts by retrier, by its index in `Retry`. */
  readonly retries: { readonly [retrier: number]: number };
  readonly waiting: Waiting;
}

export type Waiting =
  | {
      readonly kind: 'task';
      readonly token: string;
      readonly deadline?: number;
      /** Only where evaluating them again could give something else. */
      readonly arguments?: Json;
      /** It waits for its token; the function has been told of it. */
      readonly told?: true;
    }
  | {
      readonly kind: 'timer';
      readonly token: string;
      readonly at: number;
      readonly then: 'exit' | 'attempt' | 'enter';
    }
  | {
      readonly kind: 'children';
      readonly children: readonly Child[];
      /** Of a Map; Parallel's children all get `input`. */
      readonly items?: readonly Json[];
      readonly input: Json;
      /** How many children may run at once. */
      readonly concurrency: number;
    };

export type Child =
  | { readonly kind: 'pending' }
  | { readonly kind: 'running'; readonly frame: Frame }
  | { readonly kind: 'done'; readonly output: Json };

export type Event = { readonly time: number; readonly random: number } & (
  | { readonly kind: 'start' }
  /** After a restart: every effect that is still waited for is asked for again. */
  | { readonly kind: 'resume' }
  | { readonly kind: 'succeeded'; readonly token: string; readonly result: Json }
  /** The function has the token that the task waits for. */
  | { readonly kind: 'told'; readonly token: string }
  | { readonly kind: 'failed'; readonly token: string; readonly error: string; readonly cause: string }
  | { readonly kind: 'timer'; readonly token: string }
);

export type Effect =
  | {
      readonly kind: 'invoke';
      readonly token: string;
      readonly function: string;
      readonly payload: Json;
      /** The invocation may have happened already. */
      readonly resumed: boolean;
      /** When a `failed` event with `States.Timeout` is due. */
      readonly deadline: number | undefined;
      /** The answer only says that the function was told of the token; how the task ends, somebody says by the token. */
      readonly waits: boolean;
    }
  | {
      readonly kind: 'start';
      readonly token: string;
      /** ARN of the machine. */
      readonly machine: string;
      readonly name: string | undefined;
      readonly input: Json;
    }
  /** The token's `failed` event with `States.Timeout` is due then. */
  | { readonly kind: 'deadline'; readonly token: string; readonly at: number }
  | { readonly kind: 'timer'; readonly token: string; readonly at: number }
  | { readonly kind: 'done'; readonly outcome: Outcome };

export type Outcome =
  | { readonly kind: 'succeeded'; readonly output: Json }
  | ({ readonly kind: 'failed' } & Failure);
