/** What `for … of`, spread and `Array.from` take: arrays, strings, local maps and sets, and what their `keys`, `values` and `entries` give. */
export interface Iterable<T> {
  /** What comes first is left out. */
  drop(count: number): Iterable<T>;
  /** Whether the test holds for everything. */
  every(test: (value: T, index: number) => unknown): boolean;
  /** What the test holds for. */
  filter(test: (value: T, index: number) => unknown): Iterable<T>;
  /** The first for which the test holds. */
  find(test: (value: T, index: number) => unknown): T | undefined;
  /** What the function gives for each, one after the other. */
  flatMap<U>(change: (value: T, index: number) => Iterable<U>): Iterable<U>;
  /** Calls the function with each in order. */
  forEach(visit: (value: T, index: number) => void): void;
  /** What the function makes of each. */
  map<U>(change: (value: T, index: number) => U): Iterable<U>;
  /** Combines everything into one value. */
  reduce<U>(combine: (result: U, value: T, index: number) => U, start: U): U;
  /** Whether the test holds for at least one. */
  some(test: (value: T, index: number) => unknown): boolean;
  /** The first few. */
  take(count: number): Iterable<T>;
  /** An array of all. */
  toArray(): T[];
}
