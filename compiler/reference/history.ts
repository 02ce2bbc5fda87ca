// The types that a caller of the reference interpreter meets: what it gives a world, what it may choose, what it gets back.
import type { Footprint } from './journal.ts';
import type { Chance, Foreign } from './library/library.ts';

/** What the world is like for a program. Everything is a function of it and of what is chosen. */
export interface Ports extends Chance {
  /** Milliseconds since 1970 at which the world begins. */
  readonly start: number;
  readonly foreign: Foreign;
  /** All that a function outside may answer to a call: which it is, is chosen. */
  readonly extern: (call: ExternCall) => readonly ExternAnswer[];
  /** Whether a turn that breaks an invariant fails; what is broken is in the history in any case. */
  readonly checkInvariants: boolean;
  /**
   * `idle`: time passes when nothing else can happen, and the earliest timer rings first. `free`: a timer may ring whenever
   * it is chosen, for timers are never early but may be late, and turns may be slow.
   */
  readonly time: 'idle' | 'free';
}

export interface ExternCall {
  /** Names the call within its world. */
  readonly id: string;
  readonly request: string;
  readonly service: string;
  readonly method: string;
  readonly args: readonly unknown[];
}

export type ExternAnswer =
  | { readonly kind: 'value'; readonly value: unknown }
  | {
      readonly kind: 'error';
      readonly name: string;
      readonly fields?: { readonly [field: string]: unknown };
    };

/** What comes from outside. When it comes is chosen, after what it names in `after` has its answer. */
export type Arrival = Request | Signal;

export interface Request {
  readonly kind: 'request';
  readonly id: string;
  /** `Hotel.reserve`. */
  readonly method: string;
  readonly args: readonly unknown[];
  /** The ids of requests whose answers come first: the client has waited for them. */
  readonly after?: string | readonly string[];
  /** The platform may give up so many of the turns that belong to it, before they take effect: they throw `CallFailed`. */
  readonly givenUp?: number;
}

export interface Signal {
  readonly kind: 'signal';
  readonly request: string;
  readonly name: string;
  readonly message: unknown;
  readonly after?: string | readonly string[];
}

/** What may happen next; several at once can only happen one after another. */
export type Choice = (
  | { readonly kind: 'turn'; readonly of: string; readonly request: string }
  | { readonly kind: 'given up'; readonly of: string; readonly request: string }
  | { readonly kind: 'arrival'; readonly arrival: Arrival }
  | { readonly kind: 'extern'; readonly call: ExternCall; readonly answer: ExternAnswer }
  | { readonly kind: 'timer'; readonly due: number }
) & {
  /** The same for the same thing in every schedule in which it can happen. */
  readonly id: string;
};

/** Something has happened, and this is what it read and changed. */
export interface Step {
  readonly choice: Choice;
  readonly footprint: Footprint;
}

/** Gives the place of one of the options, of which there are two or more. */
export type Choose = (options: readonly Choice[]) => number;

export type Answer =
  | { readonly kind: 'value'; readonly value: unknown }
  | {
      readonly kind: 'error';
      readonly name: string;
      readonly message: string;
      readonly fields: { readonly [field: string]: unknown };
    };

/** What an observer sees, in the order in which it happened. */
export type HistoryEvent =
  | { readonly kind: 'begun'; readonly request: string; readonly method: string }
  | { readonly kind: 'answered'; readonly request: string; readonly answer: Answer }
  | { readonly kind: 'extern'; readonly call: ExternCall; readonly answer: ExternAnswer }
  | { readonly kind: 'taken'; readonly request: string; readonly signal: string; readonly message: unknown }
  | { readonly kind: 'violated'; readonly invariant: string; readonly place: string; readonly by: string };

export interface History {
  readonly events: readonly HistoryEvent[];
  readonly answers: ReadonlyMap<string, Answer>;
  /** `Hotel.rooms` → what is stored: entries of a map, elements of a set or list, a number, a value. */
  readonly state: { readonly [state: string]: unknown };
}

export interface RunOptions {
  readonly choose: Choose;
  /** Is told of each step, also of those that left no choice. */
  readonly happened?: (step: Step) => void;
  /** It ends when all that has begun has ended, with no timer left to ring. */
  readonly untilQuiet?: boolean;
  /** How long timers ring: until these requests have their answers, or up to this time; else until none is left. */
  readonly timers?: { readonly untilAnswered: readonly string[] } | { readonly untilTime: number };
}
