import type { Iterable } from "./iterable.mu";

/** What a call between services gives: its result, later. */
export interface Promise<T> {}

declare const Promise: {
  /** Waits for all, and gives their results; or, when all have ended, the first error in the order of the list. */
  all(promises: unknown): Promise<unknown>;
  /** Waits for all, and says of each whether it is `fulfilled` or `rejected`. */
  allSettled(promises: unknown): Promise<unknown>;
  /** Gives the first result; an error only if there is none. */
  any(promises: unknown): Promise<unknown>;
  /** Gives the first result or error. */
  race(promises: unknown): Promise<unknown>;
  /** A promise of an error. */
  reject(error: Error): Promise<never>;
  /** A promise of a value. */
  resolve(): Promise<void>;
  resolve<T>(value: T): Promise<T>;
};
