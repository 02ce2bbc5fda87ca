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
  /** Of one that has ended badly: the state in which it did, from which it can go on. */
  readonly stopped?: Omit<Frame, 'waiting'>;
}

export interface ExecutionInfo {
  readonly id: string;
  readonly name: string;
  readonly input: Json;
  /** ISO 8601. */
  readonly startTime: string;
  readonly machine: { readonly id: string; readonly name: string };
  readonly roleArn?: string;
  readonly redrives?: number;
  readonly redriveTime?: string;
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
  /** The last event of the history that this thread of control wrote. */
  readonly last?: number;
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
      /** What the service answered that goes on with the task: after a restart it is asked about that. */
      readonly submitted?: Json;
      /** Of an activity: workers may ask for it. */
      readonly scheduled?: true;
      /** Seconds that may pass between two signs of life. */
      readonly heartbeat?: number;
    }
  /** A distributed Map reads its items. */
  | { readonly kind: 'reader'; readonly token: string }
  /** A distributed Map writes its results. */
  | { readonly kind: 'writer'; readonly token: string; readonly results: readonly MapResult[] }
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
      /** Of a distributed Map: its children are executions of their own. */
      readonly mapRun?: MapRun;
    };

/** Of a child of a distributed Map. */
export interface MapResult {
  readonly input: Json;
  readonly status: 'SUCCEEDED' | 'FAILED';
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
}

export interface MapCounts {
  readonly pending: number;
  readonly running: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly status: 'RUNNING' | 'SUCCEEDED' | 'FAILED';
}

export interface MapRun {
  readonly name: string;
  readonly toleratedCount: number;
  readonly toleratedPercentage: number;
}

export type Child =
  | { readonly kind: 'pending' }
  | { readonly kind: 'running'; readonly frame: Frame }
  | { readonly kind: 'done'; readonly output: Json }
  /** Of a distributed Map, which may tolerate some. */
  | ({ readonly kind: 'failed' } & Failure);

export type Event = { readonly time: number; readonly random: number } & (
  | { readonly kind: 'start' }
  /** After a restart: every effect that is still waited for is asked for again. */
  | { readonly kind: 'resume' }
  /** `response`: the whole answer of a service, where `result` is its payload. */
  | { readonly kind: 'succeeded'; readonly token: string; readonly result: Json; readonly response?: Json }
  /** The function has the token that the task waits for. */
  | { readonly kind: 'told'; readonly token: string; readonly response?: Json }
  /** A worker of an activity has taken the task. */
  | { readonly kind: 'taken'; readonly token: string; readonly worker: string | undefined }
  /** The task's time is over, or it has given no sign of life for too long. */
  | { readonly kind: 'late'; readonly token: string }
  | { readonly kind: 'failed'; readonly token: string; readonly error: string; readonly cause: string }
  | { readonly kind: 'timer'; readonly token: string }
  /** Somebody ends the execution from outside. */
  | { readonly kind: 'abort'; readonly error: string | undefined; readonly cause: string | undefined }
  /** The machine's own time is over. */
  | { readonly kind: 'expire' }
  /** It goes on where it ended badly. */
  | { readonly kind: 'redrive' }
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
      readonly heartbeat?: number;
      /** Members of the arguments that are about the call: `InvocationType`, `Qualifier`… */
      readonly options?: { readonly [name: string]: Json };
      /** The payload is JSON text already. */
      readonly raw?: true;
    }
  /** Any other service. */
  | {
      readonly kind: 'task';
      readonly token: string;
      readonly resource: string;
      readonly arguments: Json;
      readonly resumed: boolean;
      readonly submitted?: Json;
      readonly deadline: number | undefined;
      readonly heartbeat?: number;
    }
  /** Some worker asks for it. */
  | {
      readonly kind: 'activity';
      readonly token: string;
      readonly activity: string;
      readonly input: Json;
      readonly resumed: boolean;
      readonly deadline: number | undefined;
      readonly heartbeat?: number;
    }
  /** Results of a distributed Map, to be written where its `ResultWriter` says. */
  | {
      readonly kind: 'write';
      readonly token: string;
      readonly mapRun: string;
      readonly arguments: Json;
      readonly results: readonly MapResult[];
    }
  /** How far a distributed Map is. */
  | {
      readonly kind: 'counted';
      readonly mapRun: MapRun;
      readonly concurrency: number;
      readonly counts: MapCounts;
    }
  /** Items of a distributed Map. */
  | { readonly kind: 'read'; readonly token: string; readonly resource: string; readonly arguments: Json }
  | {
      readonly kind: 'start';
      readonly token: string;
      /** ARN of the machine. */
      readonly machine: string;
      readonly name: string | undefined;
      readonly input: Json;
    }
  /** The token's `late` event is due then. */
  | {
      readonly kind: 'deadline';
      readonly token: string;
      readonly at: number | undefined;
      /** Seconds until a sign of life is due, again and again. */
      readonly heartbeat?: number;
    }
  | { readonly kind: 'timer'; readonly token: string; readonly at: number }
  | { readonly kind: 'done'; readonly outcome: Outcome };

export type Outcome =
  | { readonly kind: 'succeeded'; readonly output: Json }
  | ({ readonly kind: 'failed'; readonly by?: 'abort' | 'expire' } & Failure);
