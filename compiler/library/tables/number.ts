// Made by scripts/library/write.ts from stdlib/number.mu.
import type { LibraryModule } from '../shape.ts';

export const numberModule: LibraryModule = {
  aliases: {},
  classes: {
    Number: {
      parameters: [],
      extends: [],
      writable: [],
      members: {
        toExponential: '(digits?: number): string',
        toFixed: '(digits?: number): string',
        toLocaleString: '(): string',
        toPrecision: '(digits?: number): string',
        toString: '(radix?: number): string',
        valueOf: '(): number',
      },
    },
    Boolean: {
      parameters: [],
      extends: [],
      writable: [],
      members: { toString: '(): string', valueOf: '(): boolean' },
    },
  },
  collections: {},
  objects: {
    Number: {
      EPSILON: 'number',
      MAX_SAFE_INTEGER: 'number',
      MAX_VALUE: 'number',
      MIN_SAFE_INTEGER: 'number',
      MIN_VALUE: 'number',
      NaN: 'number',
      NEGATIVE_INFINITY: 'number',
      POSITIVE_INFINITY: 'number',
      isFinite: '(value: unknown): boolean',
      isInteger: '(value: unknown): boolean',
      isNaN: '(value: unknown): boolean',
      isSafeInteger: '(value: unknown): boolean',
      parseFloat: '(text: string): number',
      parseInt: '(text: string, radix?: number): number',
    },
    Boolean: {},
  },
  functions: {
    Number: '(value?: unknown): number',
    parseFloat: '(text: string): number',
    parseInt: '(text: string, radix?: number): number',
    isNaN: '(value: number): boolean',
    isFinite: '(value: number): boolean',
    Boolean: '(value?: unknown): boolean',
  },
  constructors: {},
};
