// What is known of the calls of a method that can be undone.
import type * as js from 'estree';
import type { Span } from '../../../grammar/source.ts';
import type { Undo } from '../undo.ts';
import type { Handler, PlannedArguments } from './operands.ts';

/** What a method notes, and how. */
export type Saga = Steps | Stack;

/** Each call is made at most once. */
export interface Steps {
  readonly kind: 'steps';
  /** In the order of their starts. */
  readonly steps: UndoStep[];
  /** The innermost scope; undefined where no error is undone yet. */
  scope: StepScope | undefined;
  /** How many constructs are around that may pass a call over: inside, steps say whether they were made. */
  flagged: number;
}

/** A list of what was done, in the order of the starts. */
export interface Stack {
  readonly kind: 'stack';
  /** Holds the list. */
  readonly stack: string;
  /** What may be in it, by the method that undoes it. */
  readonly undos: Map<string, Undo>;
  /** Some of what is noted may still be running. */
  lives: boolean;
}

export interface UndoStep {
  readonly undo: Undo;
  readonly site: string;
  /** Holds whether it has taken effect, where the way back may come from before it. */
  flag: string | undefined;
  /** The way back may come from before it: what it asks has a value from the beginning. */
  early: boolean;
  /** What its compensation takes. Undefined: nothing has led to it. */
  args: PlannedArguments | undefined;
  /** What it was given, for people. */
  given: js.Expression;
}

/** A method or a `saga` block: where its ways back begin. */
export interface StepScope {
  /** How many steps there were before it. */
  readonly first: number;
  /** Holds the error. */
  readonly error: string;
  /** The savepoint of what its turn has written; undefined in the code: the whole turn. */
  readonly mark: js.Expression;
  readonly points: StepPoint[];
  /** Where its errors go when all is undone. */
  readonly outer: Handler | undefined;
  readonly span: Span;
}

/** Where an error goes that comes after so many steps. */
export interface StepPoint {
  /** Of a wait. */
  readonly entry: number;
  /** Of the code of a turn, which has written. */
  readonly code: number;
  /** The steps that may have been made. */
  upto: number;
}

/** What a planned call leaves behind when it has taken effect. */
export type UndoNote =
  | { readonly kind: 'step'; readonly step: UndoStep }
  | { readonly kind: 'stack'; readonly undo: Undo; readonly stack: string }
  /** An async function of the method gives what it did with its outcome. */
  | { readonly kind: 'report'; readonly stack: string };
