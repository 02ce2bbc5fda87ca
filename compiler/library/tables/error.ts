// Made by scripts/library/write.ts from stdlib/error.mu.
import type { LibraryModule } from '../shape.ts';

export const errorModule: LibraryModule = {
  aliases: {},
  classes: {
    Error: { parameters: [], extends: [], writable: [], members: { message: 'string', name: 'string' } },
  },
  collections: {},
  objects: { Error: {} },
  functions: {},
  constructors: {},
};
