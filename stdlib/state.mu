/** Which part of a stored collection, in the order of the keys. */
export type Range<K> = {
  /** The first key. */
  from?: K;
  /** Where it ends: keys before this one. */
  to?: K;
  /** Only keys that begin so. */
  prefix?: string;
  /** At most so many. */
  limit?: number;
  /** From the last to the first. */
  reverse?: boolean;
};

/** `state rooms: Map<string, Room>;`: entries that live on. What it gives is a snapshot: it cannot be changed; `set` and `update` change. */
export interface StateMap<K, V> {
  /** How many entries there are. Every request that adds or removes one competes for this number. */
  readonly size: number;
  /** Removes a key; says whether it was there. */
  delete(key: K): boolean;
  /** Pairs of key and value, in the order of the keys. */
  entries(range?: Range<K>): readonly (readonly [K, Snapshot<V>])[];
  /** The value of a key. */
  get(key: K): Snapshot<V> | undefined;
  /** Whether there is such a key. */
  has(key: K): boolean;
  /** The keys in order. */
  keys(range?: Range<K>): readonly K[];
  /** Sets the value of a key. */
  set(key: K, value: V): void;
  /** Sets the value of a key to what the function makes of the present one. */
  update(key: K, change: (value: Snapshot<V> | undefined) => V): void;
  /** The values, in the order of the keys. */
  values(range?: Range<K>): readonly Snapshot<V>[];
}

/** `state seen: Set<string>;`: values that live on. */
export interface StateSet<K> {
  /** How many values there are. Every request that adds or removes one competes for this number. */
  readonly size: number;
  /** Adds a value. */
  add(value: K): void;
  /** Removes a value; says whether it was there. */
  delete(value: K): boolean;
  /** Whether the value is in it. */
  has(value: K): boolean;
  /** The values in order. */
  values(range?: Range<K>): readonly K[];
}

/** `state queue: List<Job>;`: elements that live on, in order. */
export interface StateList<V> {
  /** How many elements there are. */
  readonly length: number;
  /** The element at a place; a negative one counts from the end. */
  at(index: number): Snapshot<V> | undefined;
  /** Takes the last element off. */
  pop(): Snapshot<V> | undefined;
  /** Puts elements at the end. */
  push(...values: V[]): void;
  /** Sets the element at a place. */
  set(index: number, value: V): void;
  /** The elements from one place up to another (not with it). */
  slice(start?: number, end?: number): readonly Snapshot<V>[];
  /** All elements. */
  values(): readonly Snapshot<V>[];
}

/** `state stock: Counter;`: a number to which many add at once without waiting for one another. */
export interface StateCounter {
  /** The number. Who reads it competes with who changes it. */
  readonly value: number;
  /** Adds an amount, which may be negative. */
  add(amount: number): void;
  /** Takes an amount off if there is enough; says whether there was. */
  take(amount: number): boolean;
}
