// Made by scripts/library/write.ts from stdlib/json.mu.
import type { LibraryModule } from '../shape.ts';

export const jsonModule: LibraryModule = {
  aliases: {},
  classes: {},
  collections: {},
  objects: {
    JSON: {
      parse: [
        '(text: string): unknown',
        '(text: string, change: (key: string, value: unknown) => unknown): unknown',
      ],
      stringify:
        '(value: unknown, replacer?: null | readonly (string | number)[] | ((key: string, value: unknown) => unknown), space?: string | number): string',
    },
  },
  functions: {},
  constructors: {},
};
