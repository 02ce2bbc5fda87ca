import type { Iterable } from "./iterable.mu";

/** An array whose elements can be read and not changed: `readonly T[]`. */
export interface ReadonlyArray<T> {
  /** How many elements there are. */
  readonly length: number;
  /** The element at a place; a negative one counts from the end. */
  at(index: number): T | undefined;
  /** A new array with the elements of the others, and single values, behind its own. */
  concat(...items: (T | readonly T[])[]): T[];
  /** Pairs of place and element, for `for (const [i, x] of xs.entries())`. */
  entries(): Iterable<[number, T]>;
  /** Whether the test holds for every element. */
  every<S extends T>(
    test: (value: T, index: number, array: readonly T[]) => value is S
  ): boolean;
  every(test: (value: T, index: number, array: readonly T[]) => unknown): boolean;
  /** A new array of the elements for which the test holds. */
  filter<S extends T>(test: (value: T, index: number, array: readonly T[]) => value is S): S[];
  filter(test: (value: T, index: number, array: readonly T[]) => unknown): T[];
  /** The first element for which the test holds. */
  find<S extends T>(
    test: (value: T, index: number, array: readonly T[]) => value is S
  ): S | undefined;
  find(test: (value: T, index: number, array: readonly T[]) => unknown): T | undefined;
  /** The place of the first element for which the test holds; -1 if there is none. */
  findIndex(test: (value: T, index: number, array: readonly T[]) => unknown): number;
  /** The last element for which the test holds. */
  findLast<S extends T>(
    test: (value: T, index: number, array: readonly T[]) => value is S
  ): S | undefined;
  findLast(test: (value: T, index: number, array: readonly T[]) => unknown): T | undefined;
  /** The place of the last element for which the test holds; -1 if there is none. */
  findLastIndex(test: (value: T, index: number, array: readonly T[]) => unknown): number;
  /** A new array with the elements of arrays in it put in their places, as many layers deep as `depth` says (1). */
  flat(depth?: number): T[];
  /** Changes every element into one or more, and puts all of them into one new array. */
  flatMap<U>(change: (value: T, index: number, array: readonly T[]) => U | readonly U[]): U[];
  /** Calls the function with each element in order. */
  forEach(visit: (value: T, index: number, array: readonly T[]) => void): void;
  /** Whether the value is an element; `NaN` is found, too. */
  includes(value: T, from?: number): boolean;
  /** The first place of the value; -1 if it is no element. */
  indexOf(value: T, from?: number): number;
  /** The last place of the value; -1 if it is no element. */
  lastIndexOf(value: T, from?: number): number;
  /** The elements as texts, with the separator (`,`) between them. */
  join(separator?: string): string;
  /** The places of the elements. */
  keys(): Iterable<number>;
  /** A new array of what the function makes of each element. */
  map<U>(change: (value: T, index: number, array: readonly T[]) => U): U[];
  /** Combines the elements into one value, from the first to the last. */
  reduce(combine: (result: T, value: T, index: number, array: readonly T[]) => T): T;
  reduce(combine: (result: T, value: T, index: number, array: readonly T[]) => T, start: T): T;
  reduce<U>(
    combine: (result: U, value: T, index: number, array: readonly T[]) => U,
    start: U
  ): U;
  /** Combines the elements into one value, from the last to the first. */
  reduceRight(combine: (result: T, value: T, index: number, array: readonly T[]) => T): T;
  reduceRight(
    combine: (result: T, value: T, index: number, array: readonly T[]) => T,
    start: T
  ): T;
  reduceRight<U>(
    combine: (result: U, value: T, index: number, array: readonly T[]) => U,
    start: U
  ): U;
  /** A new array of the elements from one place up to another (not with it); negative places count from the end. */
  slice(start?: number, end?: number): T[];
  /** Whether the test holds for at least one element. */
  some(test: (value: T, index: number, array: readonly T[]) => unknown): boolean;
  /** A new array in the opposite order. */
  toReversed(): T[];
  /** A new array, sorted: as `sort` does. */
  toSorted(compare?: (a: T, b: T) => number): T[];
  /** A new array with `count` elements from `start` on taken out and others put in. */
  toSpliced(start: number, count?: number, ...items: T[]): T[];
  /** The elements as texts with commas between them. */
  toString(): string;
  /** The elements, as something to iterate over. */
  values(): Iterable<T>;
  /** A new array with another element at a place. */
  with(index: number, value: T): T[];
}

/** An array: `T[]`. */
export interface Array<T> extends ReadonlyArray<T> {
  /** Copies the elements from `start` to `end` to the place `target` in the same array. */
  copyWithin(target: number, start: number, end?: number): T[];
  /** Sets the elements from `start` to `end` to a value. */
  fill(value: T, start?: number, end?: number): T[];
  /** Takes the last element off. */
  pop(): T | undefined;
  /** Puts elements at the end; gives the new length. */
  push(...items: T[]): number;
  /** Turns the order round, in place. */
  reverse(): T[];
  /** Takes the first element off. */
  shift(): T | undefined;
  /** Sorts in place: by the comparison, or by the elements as texts. Equal elements keep their order. */
  sort(compare?: (a: T, b: T) => number): T[];
  /** Takes `count` elements from `start` on out, puts others in, and gives those that were taken out. */
  splice(start: number, count?: number, ...items: T[]): T[];
  /** Puts elements at the beginning; gives the new length. */
  unshift(...items: T[]): number;
}

declare const Array: {
  /** An array of so many empty places: `new Array<number>(3).fill(0)`. */
  new<T>(length: number): T[];
  /** An array of what can be iterated over, or of `{ length }`, each element changed by the function. */
  from<T>(items: Iterable<T>): T[];
  from<T, U>(items: Iterable<T>, change: (value: T, index: number) => U): U[];
  from<U>(items: { length: number }, change: (value: undefined, index: number) => U): U[];
  /** Whether a value is an array. */
  isArray(value: unknown): value is unknown[];
  /** An array of the arguments. */
  of<T>(...items: T[]): T[];
};
