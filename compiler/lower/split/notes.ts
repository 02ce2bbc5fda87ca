// What is known of the calls of a method that can be undone.
import type { Undo } from '../undoing.ts';

/** What a method notes, and how. */
export interface Saga {
  readonly kind: 'steps' | 'stack';
  /** In the order of their starts. */
  readonly steps: UndoStep[];
  /** Holds the notes of a stack. */
  readonly stack: string;
  /** What may be in the stack, by the method that undoes it. */
  readonly undos: Map<string, Undo>;
  /** Some of what is noted may still be running. */
  lives: boolean;
}

/** A call that is made at most once: the variable holds what its compensation takes, once it has taken effect. */
export interface UndoStep {
  readonly undo: Undo;
  readonly variable: string;
  readonly site: string;
}

/** What a planned call leaves behind when it has taken effect. */
export type UndoNote =
  | { readonly kind: 'step'; readonly undo: Undo; readonly variable: string }
  | { readonly kind: 'stack'; readonly undo: Undo; readonly stack: string }
  /** An async function of the method gives what it did with its outcome. */
  | { readonly kind: 'report'; readonly stack: string };
