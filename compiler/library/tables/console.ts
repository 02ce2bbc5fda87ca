// Made by scripts/library/write.ts from stdlib/console.mu.
import type { LibraryModule } from '../shape.ts';

export const consoleModule: LibraryModule = {
  aliases: {},
  classes: {},
  collections: {},
  objects: {
    console: {
      debug: '(...values: unknown[]): void',
      error: '(...values: unknown[]): void',
      info: '(...values: unknown[]): void',
      log: '(...values: unknown[]): void',
      warn: '(...values: unknown[]): void',
    },
    crypto: { randomUUID: '(): string' },
  },
  functions: {},
  constructors: {},
};
