// Made by scripts/library/write.ts from stdlib/iterable.mu.
import type { LibraryModule } from '../shape.ts';

export const iterableModule: LibraryModule = {
  aliases: {},
  classes: {
    Iterable: {
      parameters: ['T'],
      extends: [],
      writable: [],
      members: {
        drop: '(count: number): Iterable<T>',
        every: '(test: (value: T, index: number) => unknown): boolean',
        filter: '(test: (value: T, index: number) => unknown): Iterable<T>',
        find: '(test: (value: T, index: number) => unknown): T | undefined',
        flatMap: '<U>(change: (value: T, index: number) => Iterable<U>): Iterable<U>',
        forEach: '(visit: (value: T, index: number) => void): void',
        map: '<U>(change: (value: T, index: number) => U): Iterable<U>',
        reduce: '<U>(combine: (result: U, value: T, index: number) => U, start: U): U',
        some: '(test: (value: T, index: number) => unknown): boolean',
        take: '(count: number): Iterable<T>',
        toArray: '(): T[]',
      },
    },
  },
  collections: {},
  objects: {},
  functions: {},
  constructors: {},
};
