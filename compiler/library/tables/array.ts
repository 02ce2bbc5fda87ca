// Made by scripts/library/write.ts from stdlib/array.mu.
import type { LibraryModule } from '../shape.ts';

export const arrayModule: LibraryModule = {
  aliases: {},
  classes: {
    ReadonlyArray: {
      parameters: ['T'],
      extends: [],
      writable: [],
      members: {
        length: 'number',
        at: '(index: number): T | undefined',
        concat: '(...items: (T | readonly T[])[]): T[]',
        entries: '(): Iterable<[number, T]>',
        every: [
          '<S extends T>(test: (value: T, index: number, array: readonly T[]) => value is S): boolean',
          '(test: (value: T, index: number, array: readonly T[]) => unknown): boolean',
        ],
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
        flat: '(depth?: number): T[]',
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
      },
    },
    Array: {
      parameters: ['T'],
      extends: ['ReadonlyArray<T>'],
      writable: [],
      members: {
        copyWithin: '(target: number, start: number, end?: number): T[]',
        fill: '(value: T, start?: number, end?: number): T[]',
        pop: '(): T | undefined',
        push: '(...items: T[]): number',
        reverse: '(): T[]',
        shift: '(): T | undefined',
        sort: '(compare?: (a: T, b: T) => number): T[]',
        splice: '(start: number, count?: number, ...items: T[]): T[]',
        unshift: '(...items: T[]): number',
      },
    },
  },
  collections: {},
  objects: {
    Array: {
      from: [
        '<T>(items: Iterable<T>): T[]',
        '<T, U>(items: Iterable<T>, change: (value: T, index: number) => U): U[]',
        '<U>(items: { length: number }, change: (value: undefined, index: number) => U): U[]',
      ],
      isArray: '(value: unknown): value is unknown[]',
      of: '<T>(...items: T[]): T[]',
    },
  },
  functions: {},
  constructors: { Array: '<T>(length: number): T[]' },
};
