// Made by scripts/library/write.ts from stdlib/promise.mu.
import type { LibraryModule } from '../shape.ts';

export const promiseModule: LibraryModule = {
  aliases: {},
  classes: { Promise: { parameters: ['T'], extends: [], writable: [], members: {} } },
  collections: {},
  objects: {
    Promise: {
      all: '(promises: unknown): Promise<unknown>',
      allSettled: '(promises: unknown): Promise<unknown>',
      any: '(promises: unknown): Promise<unknown>',
      race: '(promises: unknown): Promise<unknown>',
      reject: '(error: Error): Promise<never>',
      resolve: ['(): Promise<void>', '<T>(value: T): Promise<T>'],
    },
  },
  functions: {},
  constructors: {},
};
