import type { Iterable } from "./iterable.mu";

/** A local map from keys to values, in the order in which they were set. What lives on between requests is a `state` map. */
export interface Map<K, V> {
  /** How many entries there are. */
  readonly size: number;
  /** Removes everything. */
  clear(): void;
  /** Removes a key; says whether it was there. */
  delete(key: K): boolean;
  /** Pairs of key and value. */
  entries(): Iterable<[K, V]>;
  /** Calls the function with each value and its key. */
  forEach(visit: (value: V, key: K, map: Map<K, V>) => void): void;
  /** The value of a key. */
  get(key: K): V | undefined;
  /** Whether there is such a key. */
  has(key: K): boolean;
  /** The keys. */
  keys(): Iterable<K>;
  /** Sets the value of a key; gives the map. */
  set(key: K, value: V): Map<K, V>;
  /** The values. */
  values(): Iterable<V>;
}

declare const Map: {
  /** A map, empty or of pairs of key and value. */
  new<K, V>(entries?: Iterable<readonly [K, V]>): Map<K, V>;
  /** A map of arrays: the elements by what the function says of each. */
  groupBy<K, T>(items: Iterable<T>, key: (value: T, index: number) => K): Map<K, T[]>;
};

/** A local set of values, in the order in which they were added. What lives on between requests is a `state` set. */
export interface Set<T> {
  /** How many values there are. */
  readonly size: number;
  /** Adds a value; gives the set. */
  add(value: T): Set<T>;
  /** Removes everything. */
  clear(): void;
  /** Removes a value; says whether it was there. */
  delete(value: T): boolean;
  /** A new set of what is not in the other. */
  difference(other: Set<T>): Set<T>;
  /** Pairs of a value and itself. */
  entries(): Iterable<[T, T]>;
  /** Calls the function with each value. */
  forEach(visit: (value: T, key: T, set: Set<T>) => void): void;
  /** Whether the value is in it. */
  has(value: T): boolean;
  /** A new set of what is in both. */
  intersection(other: Set<T>): Set<T>;
  /** Whether nothing is in both. */
  isDisjointFrom(other: Set<T>): boolean;
  /** Whether everything in it is in the other. */
  isSubsetOf(other: Set<T>): boolean;
  /** Whether everything in the other is in it. */
  isSupersetOf(other: Set<T>): boolean;
  /** The values. */
  keys(): Iterable<T>;
  /** A new set of what is in one of both, and not in the other. */
  symmetricDifference(other: Set<T>): Set<T>;
  /** A new set of what is in one of both at least. */
  union(other: Set<T>): Set<T>;
  /** The values. */
  values(): Iterable<T>;
}

declare const Set: {
  /** A set, empty or of values. */
  new<T>(values?: Iterable<T>): Set<T>;
};
