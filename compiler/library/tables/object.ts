// Made by scripts/library/write.ts from stdlib/object.mu.
import type { LibraryModule } from '../shape.ts';

export const objectModule: LibraryModule = {
  aliases: {},
  classes: {},
  collections: {},
  objects: {
    Object: {
      assign: [
        '<T, U>(target: T, source: U): T & U',
        '<T, U, V>(target: T, source: U, second: V): T & U & V',
      ],
      entries: '<T>(value: { readonly [key: string]: T } | readonly T[]): [string, T][]',
      freeze: [
        '<F extends (...args: never[]) => unknown>(value: F): F',
        '<U extends string | number | boolean, T extends { readonly [key: string]: U | null | undefined | object }>(value: T): Readonly<T>',
        '<T>(value: T): Readonly<T>',
      ],
      fromEntries: '<T>(entries: Iterable<readonly [string | number, T]>): Record<string, T>',
      groupBy:
        '<T>(items: Iterable<T>, key: (value: T, index: number) => string | number): Record<string, T[]>',
      hasOwn: '(value: object, key: string): boolean',
      is: '(a: unknown, b: unknown): boolean',
      isFrozen: '(value: unknown): boolean',
      keys: '(value: object): string[]',
      values: '<T>(value: { readonly [key: string]: T } | readonly T[]): T[]',
    },
  },
  functions: { structuredClone: '<T>(value: T): T' },
  constructors: {},
};
