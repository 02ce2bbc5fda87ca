// The library of JavaScript that programs may use, as signatures. Each is read when a program first uses it.
// Several signatures of one name are tried in order, as TypeScript tries overloads.

/** A signature, or several; a text that does not begin with `(` or `<` is the type of a property. */
export type Signatures = string | readonly string[];

export interface LibraryClass {
  readonly parameters: readonly string[];
  readonly members: Readonly<Record<string, Signatures>>;
}

const readonlyArray: Readonly<Record<string, Signatures>> = {
  length: 'number',
  at: '(index: number): T | undefined',
  concat: '(...items: (T | readonly T[])[]): T[]',
  entries: '(): Iterable<[number, T]>',
  every: '(test: (value: T, index: number, array: readonly T[]) => unknown): boolean',
  filter: [
    '<S extends T>(test: (value: T, index: number, array: readonly T[]) => value is S): S[]',
    '(test: (value: T, index: number, array: readonly T[]) => unknown): T[]',
  ],
  find: [
    '<S extends T>(test: (value: T, index: number, array: readonly T[]) => value is S): S | undefined',
    '(test: (value: T, index: number, array: readonly T[]) => unknown): T | undefined',
  ],
  findIndex: '(test: (value: T, index: number, array: readonly T[]) => unknown): number',
  findLast: [
    '<S extends T>(test: (value: T, index: number, array: readonly T[]) => value is S): S | undefined',
    '(test: (value: T, index: number, array: readonly T[]) => unknown): T | undefined',
  ],
  findLastIndex: '(test: (value: T, index: number, array: readonly T[]) => unknown): number',
  flatMap: '<U>(change: (value: T, index: number, array: readonly T[]) => U | readonly U[]): U[]',
  forEach: '(visit: (value: T, index: number, array: readonly T[]) => void): void',
  includes: '(value: T, from?: number): boolean',
  indexOf: '(value: T, from?: number): number',
  lastIndexOf: '(value: T, from?: number): number',
  join: '(separator?: string): string',
  keys: '(): Iterable<number>',
  map: '<U>(change: (value: T, index: number, array: readonly T[]) => U): U[]',
  reduce: [
    '(combine: (result: T, value: T, index: number, array: readonly T[]) => T): T',
    '(combine: (result: T, value: T, index: number, array: readonly T[]) => T, start: T): T',
    '<U>(combine: (result: U, value: T, index: number, array: readonly T[]) => U, start: U): U',
  ],
  reduceRight: [
    '(combine: (result: T, value: T, index: number, array: readonly T[]) => T): T',
    '(combine: (result: T, value: T, index: number, array: readonly T[]) => T, start: T): T',
    '<U>(combine: (result: U, value: T, index: number, array: readonly T[]) => U, start: U): U',
  ],
  slice: '(start?: number, end?: number): T[]',
  some: '(test: (value: T, index: number, array: readonly T[]) => unknown): boolean',
  toReversed: '(): T[]',
  toSorted: '(compare?: (a: T, b: T) => number): T[]',
  toSpliced: '(start: number, count?: number, ...items: T[]): T[]',
  toString: '(): string',
  values: '(): Iterable<T>',
  with: '(index: number, value: T): T[]',
};

const mutableArray: Readonly<Record<string, Signatures>> = {
  ...readonlyArray,
  copyWithin: '(target: number, start: number, end?: number): T[]',
  fill: '(value: T, start?: number, end?: number): T[]',
  pop: '(): T | undefined',
  push: '(...items: T[]): number',
  reverse: '(): T[]',
  shift: '(): T | undefined',
  sort: '(compare?: (a: T, b: T) => number): T[]',
  splice: '(start: number, count?: number, ...items: T[]): T[]',
  unshift: '(...items: T[]): number',
};

const dateParts = ['Date', 'Day', 'FullYear', 'Hours', 'Milliseconds', 'Minutes', 'Month', 'Seconds'];
const dateSetters = ['Date', 'FullYear', 'Hours', 'Milliseconds', 'Minutes', 'Month', 'Seconds'];

const date: Readonly<Record<string, Signatures>> = {
  getTime: '(): number',
  valueOf: '(): number',
  toISOString: '(): string',
  toJSON: '(): string',
  toString: '(): string',
  toUTCString: '(): string',
  toDateString: '(): string',
  setTime: '(time: number): number',
  getTimezoneOffset: '(): number',
  ...Object.fromEntries(
    dateParts.flatMap(part => [`get${part}`, `getUTC${part}`]).map(name => [name, '(): number']),
  ),
  ...Object.fromEntries(
    dateSetters
      .flatMap(part => [`set${part}`, `setUTC${part}`])
      .map(name => [name, '(value: number, second?: number, third?: number, fourth?: number): number']),
  ),
};

/** What values of the library's classes and of primitive types can do. */
export const classes: Readonly<Record<string, LibraryClass>> = {
  Array: { parameters: ['T'], members: mutableArray },
  ReadonlyArray: { parameters: ['T'], members: readonlyArray },
  String: {
    parameters: [],
    members: {
      length: 'number',
      at: '(index: number): string | undefined',
      charAt: '(index: number): string',
      charCodeAt: '(index: number): number',
      codePointAt: '(index: number): number | undefined',
      concat: '(...texts: string[]): string',
      endsWith: '(text: string, end?: number): boolean',
      includes: '(text: string, from?: number): boolean',
      indexOf: '(text: string, from?: number): number',
      lastIndexOf: '(text: string, from?: number): number',
      localeCompare: '(other: string): number',
      match: '(pattern: string | RegExp): RegExpMatch | null',
      matchAll: '(pattern: RegExp): Iterable<RegExpMatch>',
      normalize: '(form?: "NFC" | "NFD" | "NFKC" | "NFKD"): string',
      padEnd: '(length: number, fill?: string): string',
      padStart: '(length: number, fill?: string): string',
      repeat: '(count: number): string',
      replace: [
        '(pattern: string | RegExp, replacement: string): string',
        '(pattern: string | RegExp, replacement: (match: string, ...groups: string[]) => string): string',
      ],
      replaceAll: [
        '(pattern: string | RegExp, replacement: string): string',
        '(pattern: string | RegExp, replacement: (match: string, ...groups: string[]) => string): string',
      ],
      search: '(pattern: string | RegExp): number',
      slice: '(start?: number, end?: number): string',
      split: '(separator: string | RegExp, limit?: number): string[]',
      startsWith: '(text: string, from?: number): boolean',
      substring: '(start: number, end?: number): string',
      toLowerCase: '(): string',
      toUpperCase: '(): string',
      toString: '(): string',
      trim: '(): string',
      trimEnd: '(): string',
      trimStart: '(): string',
      valueOf: '(): string',
    },
  },
  Number: {
    parameters: [],
    members: {
      toFixed: '(digits?: number): string',
      toPrecision: '(digits?: number): string',
      toExponential: '(digits?: number): string',
      toString: '(radix?: number): string',
      toLocaleString: '(): string',
      valueOf: '(): number',
    },
  },
  Boolean: { parameters: [], members: { toString: '(): string', valueOf: '(): boolean' } },
  Date: { parameters: [], members: date },
  RegExp: {
    parameters: [],
    members: {
      source: 'string',
      flags: 'string',
      global: 'boolean',
      ignoreCase: 'boolean',
      multiline: 'boolean',
      lastIndex: 'number',
      test: '(text: string): boolean',
      exec: '(text: string): RegExpMatch | null',
      toString: '(): string',
    },
  },
  RegExpMatch: {
    parameters: [],
    members: {
      ...instantiate(mutableArray, 'string'),
      index: 'number',
      input: 'string',
      groups: 'Record<string, string> | undefined',
    },
  },
  Map: {
    parameters: ['K', 'V'],
    members: {
      size: 'number',
      get: '(key: K): V | undefined',
      set: '(key: K, value: V): Map<K, V>',
      has: '(key: K): boolean',
      delete: '(key: K): boolean',
      clear: '(): void',
      keys: '(): Iterable<K>',
      values: '(): Iterable<V>',
      entries: '(): Iterable<[K, V]>',
      forEach: '(visit: (value: V, key: K, map: Map<K, V>) => void): void',
    },
  },
  Set: {
    parameters: ['T'],
    members: {
      size: 'number',
      add: '(value: T): Set<T>',
      has: '(value: T): boolean',
      delete: '(value: T): boolean',
      clear: '(): void',
      keys: '(): Iterable<T>',
      values: '(): Iterable<T>',
      entries: '(): Iterable<[T, T]>',
      forEach: '(visit: (value: T, key: T, set: Set<T>) => void): void',
      union: '(other: Set<T>): Set<T>',
      intersection: '(other: Set<T>): Set<T>',
      difference: '(other: Set<T>): Set<T>',
      isSubsetOf: '(other: Set<T>): boolean',
      isSupersetOf: '(other: Set<T>): boolean',
    },
  },
  Iterable: {
    parameters: ['T'],
    members: {
      toArray: '(): T[]',
      map: '<U>(change: (value: T, index: number) => U): Iterable<U>',
      filter: '(test: (value: T, index: number) => unknown): Iterable<T>',
      some: '(test: (value: T, index: number) => unknown): boolean',
      every: '(test: (value: T, index: number) => unknown): boolean',
      find: '(test: (value: T, index: number) => unknown): T | undefined',
      forEach: '(visit: (value: T, index: number) => void): void',
      reduce: '<U>(combine: (result: U, value: T, index: number) => U, start: U): U',
      take: '(count: number): Iterable<T>',
      drop: '(count: number): Iterable<T>',
    },
  },
  Promise: {
    parameters: ['T'],
    members: {},
  },
  Error: { parameters: [], members: { name: 'string', message: 'string' } },
};

function instantiate(
  members: Readonly<Record<string, Signatures>>,
  element: string,
): Readonly<Record<string, Signatures>> {
  const change = (text: string): string => text.replace(/\bT\b/g, element);
  return Object.fromEntries(
    Object.entries(members).map(([name, text]) => [
      name,
      typeof text === 'string' ? change(text) : text.map(change),
    ]),
  );
}
