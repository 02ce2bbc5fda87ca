// Made by scripts/library/write.ts from stdlib/regexp.mu.
import type { LibraryModule } from '../shape.ts';

export const regexpModule: LibraryModule = {
  aliases: {
    RegExpExecArray: { parameters: [], text: 'RegExpMatch' },
    RegExpMatchArray: { parameters: [], text: 'RegExpMatch' },
  },
  classes: {
    RegExp: {
      parameters: [],
      extends: [],
      writable: ['lastIndex'],
      members: {
        dotAll: 'boolean',
        flags: 'string',
        global: 'boolean',
        ignoreCase: 'boolean',
        lastIndex: 'number',
        multiline: 'boolean',
        source: 'string',
        sticky: 'boolean',
        unicode: 'boolean',
        exec: '(text: string): RegExpMatch | null',
        test: '(text: string): boolean',
        toString: '(): string',
      },
    },
    RegExpMatch: {
      parameters: [],
      extends: ['Array<string>'],
      writable: [],
      members: { groups: 'Record<string, string> | undefined', index: 'number', input: 'string' },
    },
  },
  collections: {},
  objects: { RegExp: {} },
  functions: {},
  constructors: { RegExp: '(pattern: string | RegExp, flags?: string): RegExp' },
};
