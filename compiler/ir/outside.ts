// The edge of an application: how methods are reached from outside, and what it calls outside.
import type { Span } from '../../grammar/source.ts';

/** How a method is reached from outside. */
export interface Entry {
  /** `Hotel.reserve`. */
  readonly method: string;
  readonly parameters: readonly EntryParameter[];
  readonly http: HttpEntry | undefined;
  /** `@express`: `workflow` is an Express machine. */
  readonly express?: true;
  /** `@schedule`. */
  readonly schedule?: Schedule;
  /** The workflow that serves it; undefined where `run` alone does. */
  readonly workflow: string | undefined;
  /** A single run does the whole request, so that HTTP calls its function without a state machine. */
  readonly run: string | undefined;
}

/** `@http`. A name in braces in the path is a parameter. */
export interface HttpEntry {
  readonly method: string;
  readonly path: string;
  /** Of a success; absent: 200, or 204 where there is no value. */
  readonly status?: number;
  /** Name of an error → the status that tells of it. */
  readonly errors?: Readonly<Record<string, number>>;
  /** Origins whose pages may call it; `*`: all. */
  readonly cors?: readonly string[];
}

/** When a method is started by itself, in UTC. */
export type Schedule =
  | { readonly kind: 'rate'; readonly text: string; readonly seconds: number }
  | {
      readonly kind: 'cron';
      readonly text: string;
      readonly minutes: readonly number[];
      readonly hours: readonly number[];
      /** Empty: the days of the week say it. */
      readonly days: readonly DayRule[];
      readonly months: readonly number[];
      /** Empty: the days of the month say it. */
      readonly weekdays: readonly WeekdayRule[];
      /** Empty: every year. */
      readonly years: readonly number[];
    };

export type DayRule =
  | { readonly kind: 'days'; readonly days: readonly number[] }
  | { readonly kind: 'last' | 'lastWeekday' }
  | { readonly kind: 'nearestWeekday'; readonly day: number };

/** 1 is Sunday. */
export type WeekdayRule =
  | { readonly kind: 'weekdays'; readonly weekdays: readonly number[] }
  | { readonly kind: 'last'; readonly weekday: number }
  | { readonly kind: 'nth'; readonly weekday: number; readonly occurrence: number };

export interface EntryParameter {
  readonly name: string;
  /** The workflow's variable that gets it, where that has another name. */
  readonly variable?: string | undefined;
  readonly optional: boolean;
  readonly rest: boolean;
  /** As a person reads it: `string`. */
  readonly type: string;
  /** What a value from outside is checked against before anything runs. */
  readonly shape: Shape;
}

/** A durable type, as data: what a JSON value from outside must look like. */
export type Shape =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'string' | 'number' | 'boolean' | 'null' }
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'array'; readonly element: Shape }
  | { readonly kind: 'tuple'; readonly elements: readonly Shape[] }
  | { readonly kind: 'record'; readonly value: Shape }
  | {
      readonly kind: 'object';
      readonly properties: readonly {
        readonly name: string;
        readonly optional: boolean;
        readonly shape: Shape;
      }[];
    }
  /** The shape that stands `up` shapes around this one: a type that comes back inside itself. */
  | { readonly kind: 'again'; readonly up: number }
  | { readonly kind: 'union'; readonly shapes: readonly Shape[] };

/** An extern service: one function, whose code is a TypeScript module of the application's author. */
export interface ExternUnit {
  /** `Payments`. */
  readonly name: string;
  /** Path of the module, relative to the application's root: `payments.ts`. */
  readonly module: string;
  /** What stands in the program between the quotes. */
  readonly span: Span;
  readonly doc: string | undefined;
  /** Mebibytes that its function has. */
  readonly memory: number;
  readonly methods: readonly ExternMethod[];
  /** The errors of the program that its functions may throw. */
  readonly errors: readonly ExternError[];
  /** The interface that the module must satisfy, in TypeScript: what `muc types` writes beside it. */
  readonly types: { readonly path: string; readonly text: string };
}

export interface ExternMethod {
  readonly name: string;
  readonly span: Span;
  readonly parameters: readonly EntryParameter[];
  /** As a person reads it. */
  readonly result: string;
  /** What its answer is checked against; undefined: whatever it answers, the program gets nothing. */
  readonly shape: Shape | undefined;
  /** It may answer nothing. */
  readonly optional: boolean;
  readonly retry: RetryPolicy;
  /** Seconds that one attempt may take. */
  readonly timeout: number;
}

export interface ExternError {
  readonly name: string;
  readonly fields: readonly EntryParameter[];
}

/** `@retry`. Attempt n waits `interval * backoff ** (n - 1)` seconds, with full jitter. */
export interface RetryPolicy {
  /** All attempts, the first among them. */
  readonly attempts: number;
  /** Seconds. */
  readonly interval: number;
  readonly backoff: number;
  /** Names of the errors after which there is another attempt; empty: those of the platform. */
  readonly on: readonly string[];
}
