// Made by scripts/library/write.ts from stdlib/map.mu.
import type { LibraryModule } from '../shape.ts';

export const mapModule: LibraryModule = {
  aliases: {},
  classes: {
    Map: {
      parameters: ['K', 'V'],
      extends: [],
      writable: [],
      members: {
        size: 'number',
        clear: '(): void',
        delete: '(key: K): boolean',
        entries: '(): Iterable<[K, V]>',
        forEach: '(visit: (value: V, key: K, map: Map<K, V>) => void): void',
        get: '(key: K): V | undefined',
        has: '(key: K): boolean',
        keys: '(): Iterable<K>',
        set: '(key: K, value: V): Map<K, V>',
        values: '(): Iterable<V>',
      },
    },
    Set: {
      parameters: ['T'],
      extends: [],
      writable: [],
      members: {
        size: 'number',
        add: '(value: T): Set<T>',
        clear: '(): void',
        delete: '(value: T): boolean',
        difference: '(other: Set<T>): Set<T>',
        entries: '(): Iterable<[T, T]>',
        forEach: '(visit: (value: T, key: T, set: Set<T>) => void): void',
        has: '(value: T): boolean',
        intersection: '(other: Set<T>): Set<T>',
        isDisjointFrom: '(other: Set<T>): boolean',
        isSubsetOf: '(other: Set<T>): boolean',
        isSupersetOf: '(other: Set<T>): boolean',
        keys: '(): Iterable<T>',
        symmetricDifference: '(other: Set<T>): Set<T>',
        union: '(other: Set<T>): Set<T>',
        values: '(): Iterable<T>',
      },
    },
  },
  collections: {},
  objects: {
    Map: { groupBy: '<K, T>(items: Iterable<T>, key: (value: T, index: number) => K): Map<K, T[]>' },
    Set: {},
  },
  functions: {},
  constructors: {
    Map: '<K, V>(entries?: Iterable<readonly [K, V]>): Map<K, V>',
    Set: '<T>(values?: Iterable<T>): Set<T>',
  },
};
