import type { Iterable } from "./iterable.mu";

declare const Object: {
  /** Copies the properties of the others onto the first, and gives it. */
  assign<T, U>(target: T, source: U): T & U;
  assign<T, U, V>(target: T, source: U, second: V): T & U & V;
  /** Pairs of name and value, in the order in which they were set; names that are whole numbers come first. */
  entries<T>(value: { readonly [key: string]: T } | readonly T[]): [string, T][];
  /** Makes an object unchangeable, and gives it. */
  freeze<F extends (...args: never[]) => unknown>(value: F): F;
  freeze<U extends string | number | boolean, T extends { readonly [key: string]: U | null | undefined | object }>(
    value: T
  ): Readonly<T>;
  freeze<T>(value: T): Readonly<T>;
  /** The object of pairs of name and value. */
  fromEntries<T>(entries: Iterable<readonly [string | number, T]>): Record<string, T>;
  /** An object of arrays: the elements by what the function says of each. */
  groupBy<T>(
    items: Iterable<T>,
    key: (value: T, index: number) => string | number
  ): Record<string, T[]>;
  /** Whether an object has a property of its own. */
  hasOwn(value: object, key: string): boolean;
  /** Whether two values are the same; unlike `===`, `NaN` is the same as itself, and 0 another than -0. */
  is(a: unknown, b: unknown): boolean;
  /** Whether an object cannot be changed. */
  isFrozen(value: unknown): boolean;
  /** The names of the properties. */
  keys(value: object): string[];
  /** The values of the properties. */
  values<T>(value: { readonly [key: string]: T } | readonly T[]): T[];
};

/** A copy of a value, with copies of everything in it. */
declare function structuredClone<T>(value: T): T;
