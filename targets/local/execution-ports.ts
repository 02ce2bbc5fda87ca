// What executions ask of whoever keeps them, and what they are told.
import type { Json } from '../../stdlib/runtime/ports.ts';
import type {
  Machine as Definition,
  Effect,
  Event,
  ExecutionInfo,
  HistoryEvent,
  Outcome,
  Snapshot,
  Sources,
} from './interpreter/index.ts';
import type { Answer } from './messages.ts';
import type { Clock, Timers } from './timers.ts';

export interface ExecutionPorts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly sources: Sources;
  /** Whether executions write histories. */
  readonly history?: boolean;
  /** Keeps the record of an execution that goes on, in order with everything else that is kept. */
  keep(kept: Kept): void;
  invoke(call: Invoke, execution: Kept): Promise<Told>;
  /** Starts an execution of another machine on behalf of a task. */
  start(effect: Start, execution: Kept): Started;
  /** Hears of mistakes of ours, which then end one execution; without it they are thrown. */
  broken?(problem: unknown): void;
  /** How far a distributed Map is. */
  counted?(counted: Counted, execution: Kept): void;
  /** Other services, activities, items of a Map; without it there are none. */
  perform?(effect: Performed, execution: Kept, tell: (event: Waiting<Event>) => void): void;
}

/** A machine as executions know it. */
export interface Machine {
  readonly id: string;
  readonly name: string;
  readonly definition: Definition;
}

export interface Kept {
  readonly machine: Machine;
  readonly key: string;
  readonly name: string;
  readonly snapshot: Snapshot;
  /** What has happened since it was kept last. */
  readonly history: readonly HistoryEvent[];
}

/** How a function went. */
export type Told =
  | { readonly kind: 'succeeded'; readonly result: Json; readonly response?: Json }
  | { readonly kind: 'failed'; readonly error: string; readonly cause: string };

export type Start = Extract<Effect, { kind: 'start' }>;
export type Counted = Extract<Effect, { kind: 'counted' }>;
export type Performed = Extract<Effect, { kind: 'task' | 'activity' | 'read' | 'write' }>;

/** As Step Functions answers StartExecution. */
export type Started =
  | { readonly kind: 'started'; readonly execution: string; readonly time: number }
  | { readonly kind: 'refused'; readonly error: string; readonly cause: string };

export type Invoke = Extract<Effect, { kind: 'invoke' }>;
export type Moment = { readonly time: number; readonly random: number };
/** An event without its moment, which is when it is taken up. */
export type Waiting<E> = E extends Event ? Omit<E, keyof Moment> : never;

export type Ended = (outcome: Outcome, kept: Kept) => void;

export interface Launch {
  readonly machine: Machine;
  readonly key: string;
  readonly info: ExecutionInfo;
  readonly ended: Ended;
}

/** What a function of the program answered. */
export function toldOf(answer: Answer): Told {
  if (answer.kind === 'reply') return { kind: 'succeeded', result: answer.payload };
  const { error } = answer;
  return { kind: 'failed', error: error.errorType, cause: JSON.stringify(error) };
}
