// What the library's objects hold (`Math.max`, `JSON.parse`), its functions, its constructors and the imports of "mu".
import type { Signatures } from './tables.ts';

const numberFunction = '(x: number): number';
const mathFunctions = [
  'abs',
  'acos',
  'acosh',
  'asin',
  'asinh',
  'atan',
  'atanh',
  'cbrt',
  'ceil',
  'clz32',
  'cos',
  'cosh',
  'exp',
  'expm1',
  'floor',
  'fround',
  'log',
  'log10',
  'log1p',
  'log2',
  'round',
  'sign',
  'sin',
  'sinh',
  'sqrt',
  'tan',
  'tanh',
  'trunc',
];
const logFunction = '(...values: unknown[]): void';

/** Members of the objects that globals name. */
export const statics: Readonly<Record<string, Readonly<Record<string, Signatures>>>> = {
  Math: {
    E: 'number',
    LN10: 'number',
    LN2: 'number',
    LOG10E: 'number',
    LOG2E: 'number',
    PI: 'number',
    SQRT1_2: 'number',
    SQRT2: 'number',
    ...Object.fromEntries(mathFunctions.map(name => [name, numberFunction])),
    atan2: '(y: number, x: number): number',
    hypot: '(...values: number[]): number',
    imul: '(x: number, y: number): number',
    max: '(...values: number[]): number',
    min: '(...values: number[]): number',
    pow: '(x: number, y: number): number',
    random: '(): number',
  },
  JSON: {
    parse: '(text: string): unknown',
    stringify:
      '(value: unknown, replacer?: null | readonly (string | number)[], space?: string | number): string',
  },
  Object: {
    keys: '(value: object): string[]',
    values: '<T>(value: { readonly [key: string]: T } | readonly T[]): T[]',
    entries: '<T>(value: { readonly [key: string]: T } | readonly T[]): [string, T][]',
    fromEntries: '<T>(entries: Iterable<readonly [string | number, T]>): Record<string, T>',
    assign: ['<T, U>(target: T, source: U): T & U', '<T, U, V>(target: T, source: U, second: V): T & U & V'],
    freeze: '<T>(value: T): T',
    is: '(a: unknown, b: unknown): boolean',
    hasOwn: '(value: object, key: string): boolean',
  },
  Array: {
    isArray: '(value: unknown): value is unknown[]',
    of: '<T>(...items: T[]): T[]',
    from: [
      '<T>(items: Iterable<T>): T[]',
      '<T, U>(items: Iterable<T>, change: (value: T, index: number) => U): U[]',
      '<U>(items: { length: number }, change: (value: undefined, index: number) => U): U[]',
    ],
  },
  String: { fromCharCode: '(...codes: number[]): string', fromCodePoint: '(...codes: number[]): string' },
  Number: {
    EPSILON: 'number',
    MAX_SAFE_INTEGER: 'number',
    MIN_SAFE_INTEGER: 'number',
    MAX_VALUE: 'number',
    MIN_VALUE: 'number',
    NaN: 'number',
    POSITIVE_INFINITY: 'number',
    NEGATIVE_INFINITY: 'number',
    isFinite: '(value: unknown): boolean',
    isInteger: '(value: unknown): boolean',
    isNaN: '(value: unknown): boolean',
    isSafeInteger: '(value: unknown): boolean',
    parseFloat: '(text: string): number',
    parseInt: '(text: string, radix?: number): number',
  },
  Boolean: {},
  Date: {
    now: '(): number',
    parse: '(text: string): number',
    UTC: '(year: number, month?: number, day?: number, hour?: number, minute?: number, second?: number, ms?: number): number',
  },
  RegExp: {},
  Map: { groupBy: '<K, T>(items: Iterable<T>, key: (value: T, index: number) => K): Map<K, T[]>' },
  Set: {},
  Error: {},
  Promise: {
    resolve: ['(): Promise<void>', '<T>(value: T): Promise<T>'],
    reject: '(error: Error): Promise<never>',
    all: '(promises: unknown): Promise<unknown>',
    allSettled: '(promises: unknown): Promise<unknown>',
    race: '(promises: unknown): Promise<unknown>',
    any: '(promises: unknown): Promise<unknown>',
  },
  console: {
    log: logFunction,
    info: logFunction,
    warn: logFunction,
    error: logFunction,
    debug: logFunction,
  },
  crypto: { randomUUID: '(): string' },
};

/** Functions that globals name. */
export const functions: Readonly<Record<string, Signatures>> = {
  parseInt: '(text: string, radix?: number): number',
  parseFloat: '(text: string): number',
  isNaN: '(value: number): boolean',
  isFinite: '(value: number): boolean',
  String: '(value?: unknown): string',
  Number: '(value?: unknown): number',
  Boolean: '(value?: unknown): boolean',
  encodeURIComponent: '(text: string | number | boolean): string',
  decodeURIComponent: '(text: string): string',
  encodeURI: '(text: string): string',
  decodeURI: '(text: string): string',
  structuredClone: '<T>(value: T): T',
  'mu.sleep': '(duration: string): Promise<void>',
  'mu.sleepUntil': '(time: number | string | Date): Promise<void>',
  'mu.signal': '<T>(name: string, options?: { timeout?: string }): Promise<T>',
  'mu.abort': '(reason?: string): never',
  'mu.parallel':
    '<T, R>(items: readonly T[], run: (item: T, index: number) => Promise<R>, options?: { concurrency?: number }): Promise<R[]>',
  'mu.assert': '(condition: unknown, message?: string): void',
};

/** `new Name(…)`. */
export const constructors: Readonly<Record<string, Signatures>> = {
  Date: [
    '(value?: number | string | Date): Date',
    '(year: number, month: number, day?: number, hour?: number, minute?: number, second?: number, ms?: number): Date',
  ],
  RegExp: '(pattern: string | RegExp, flags?: string): RegExp',
  Map: '<K, V>(entries?: Iterable<readonly [K, V]>): Map<K, V>',
  Set: '<T>(values?: Iterable<T>): Set<T>',
  Array: '<T>(length: number): T[]',
};

/** What a state collection can do; `V` is deeply readonly where the program gets it. */
export const collections: Readonly<Record<string, Readonly<Record<string, Signatures>>>> = {
  map: {
    get: '(key: K): Snapshot<V> | undefined',
    has: '(key: K): boolean',
    set: '(key: K, value: V): void',
    delete: '(key: K): boolean',
    update: '(key: K, change: (value: Snapshot<V> | undefined) => V): void',
    size: 'number',
    keys: '(range?: Range<K>): readonly K[]',
    values: '(range?: Range<K>): readonly Snapshot<V>[]',
    entries: '(range?: Range<K>): readonly (readonly [K, Snapshot<V>])[]',
  },
  set: {
    has: '(value: K): boolean',
    add: '(value: K): void',
    delete: '(value: K): boolean',
    size: 'number',
    values: '(range?: Range<K>): readonly K[]',
  },
  list: {
    length: 'number',
    at: '(index: number): Snapshot<V> | undefined',
    push: '(...values: V[]): void',
    pop: '(): Snapshot<V> | undefined',
    set: '(index: number, value: V): void',
    slice: '(start?: number, end?: number): readonly Snapshot<V>[]',
    values: '(): readonly Snapshot<V>[]',
  },
  counter: { value: 'number', add: '(amount: number): void', take: '(amount: number): boolean' },
};
