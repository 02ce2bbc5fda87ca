// Made by scripts/library/write.ts from stdlib/state.mu.
import type { LibraryModule } from '../shape.ts';

export const stateModule: LibraryModule = {
  aliases: {
    Range: {
      parameters: ['K'],
      text: '{ from?: K; to?: K; prefix?: string; limit?: number; reverse?: boolean; }',
    },
  },
  classes: {},
  collections: {
    map: {
      parameters: ['K', 'V'],
      members: {
        size: 'number',
        delete: '(key: K): boolean',
        entries: '(range?: Range<K>): readonly (readonly [K, Snapshot<V>])[]',
        get: '(key: K): Snapshot<V> | undefined',
        has: '(key: K): boolean',
        keys: '(range?: Range<K>): readonly K[]',
        set: '(key: K, value: V): void',
        update: '(key: K, change: (value: Snapshot<V> | undefined) => V): void',
        values: '(range?: Range<K>): readonly Snapshot<V>[]',
      },
    },
    set: {
      parameters: ['K'],
      members: {
        size: 'number',
        add: '(value: K): void',
        delete: '(value: K): boolean',
        has: '(value: K): boolean',
        values: '(range?: Range<K>): readonly K[]',
      },
    },
    list: {
      parameters: ['V'],
      members: {
        length: 'number',
        at: '(index: number): Snapshot<V> | undefined',
        pop: '(): Snapshot<V> | undefined',
        push: '(...values: V[]): void',
        set: '(index: number, value: V): void',
        slice: '(start?: number, end?: number): readonly Snapshot<V>[]',
        values: '(): readonly Snapshot<V>[]',
      },
    },
    counter: {
      parameters: [],
      members: { value: 'number', add: '(amount: number): void', take: '(amount: number): boolean' },
    },
  },
  objects: {},
  functions: {},
  constructors: {},
};
