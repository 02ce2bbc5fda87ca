// What evaluating needs: where it stands (a frame), and what it can ask of the world around it (the machine). Evaluation is a
// generator: it yields the promises that the program awaits, and goes on with their results. Nothing else makes it pause, so
// between two awaits nothing interleaves, whoever drives it.
import type { Block, Decorator, Expression, Parameter, Statement } from '../../grammar/syntax.ts';
import type { CheckedProgram, MethodSymbol, StateSymbol } from '../check/program.ts';
import type { Collection } from './collections.ts';
import type { Journal } from './journal.ts';
import type { Promised } from './promised.ts';
import type { Scope } from './scope.ts';

export type Evaluation<T = unknown> = Generator<Promised, T, unknown>;

/** How a statement ended, unless it just ended or threw. */
export type Completion =
  | { readonly kind: 'return'; readonly value: unknown }
  | { readonly kind: 'break' | 'continue'; readonly label: string | undefined }
  | undefined;

export interface Frame {
  readonly machine: Machine;
  readonly scope: Scope;
  /** Whose `this` it is. */
  readonly service: string | undefined;
  /** The labels right before the statement. */
  readonly labels: readonly string[];
  /** What the method notes of its calls. */
  readonly saga?: Saga;
}

/** A call, or a transaction, that something undoes. */
export interface Note {
  readonly of: string;
  readonly args: readonly unknown[];
  /** What became of it. */
  readonly promised: Promised;
  readonly undo: (result: unknown) => Evaluation;
  readonly decorators: readonly Decorator[];
}

/** What a method has noted, in order. */
export interface Saga {
  notes: Note[];
}

/** What the links of a chain are behind a `?.` that found nothing. */
export const broken = Symbol('broken');

/** A function of the program; it is a function of JavaScript too, so that the library can call it. */
export interface Closure {
  readonly name: string;
  readonly async: boolean;
  readonly parameters: readonly Parameter[];
  readonly body: Expression | Block;
  readonly frame: Frame;
}

/** What runs on its own: a call, an async function. */
export interface Begun {
  readonly name: string;
  readonly body: () => Evaluation;
}

export interface Machine {
  readonly program: CheckedProgram;
  readonly journal: Journal;
  readonly evaluate: (node: Expression, frame: Frame) => Evaluation;
  /** A link of a chain `a?.b.c()`; `broken` if it broke off further in. */
  readonly link: (node: Expression, frame: Frame) => Evaluation;
  readonly execute: (node: Statement, frame: Frame) => Evaluation<Completion>;
  /** A name of the library: `Math`, `undefined`, `mu.sleep`. */
  readonly builtin: (name: string) => unknown;
  readonly collection: (state: StateSymbol) => Collection;
  readonly moduleScope: (path: string) => Scope;
  readonly closures: WeakMap<object, Closure>;
  readonly tasks: Tasks;
  readonly outside: Outside;
}

/** What goes on at the same time. */
export interface Tasks {
  /** Takes effect with the turn; in a transaction, the call runs when it is waited for, in the order of the program. */
  readonly begin: (begun: Begun) => Promised;
  /** Drives what cannot wait to its end. */
  readonly atOnce: <T>(evaluation: Evaluation<T>) => T;
  /** Drives a transaction to its end, within the turn; an error takes back what it did. */
  readonly transact: <T>(evaluation: Evaluation<T>) => T;
  readonly inTransaction: () => boolean;
  /** Whether a turn can end here: not in a transaction, nor in what cannot wait: functions, and methods called as a part of a turn. */
  readonly canPause: () => boolean;
  /** Before a statement that does something: throws where the platform has given the turn up. */
  readonly enter: () => void;
  /** The way back of a saga: what undoes may be given up, and is tried again, but not what goes from one to the next. */
  readonly patiently: <T>(evaluation: Evaluation<T>) => Evaluation<T>;
  /** The calls that what runs now has begun so far. */
  readonly begunSoFar: () => readonly Promised[];
}

/** The clock and whatever happens outside; all of it takes effect with the turn. */
export interface Outside {
  readonly now: () => number;
  readonly timer: (milliseconds: number) => Promised;
  readonly message: (name: string, timeout: number | undefined) => Promised;
  readonly extern: (service: string, method: string, args: readonly unknown[]) => Promised;
}

export function inner(frame: Frame, scope: Scope): Frame {
  return { ...frame, scope, labels: [] };
}

export function frameOf(machine: Machine, method: MethodSymbol, scope: Scope): Frame {
  return { machine, scope, service: method.service, labels: [], saga: { notes: [] } };
}
