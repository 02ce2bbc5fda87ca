// Made by scripts/library/write.ts from stdlib/mu.mu.
import type { LibraryModule } from '../shape.ts';

export const muModule: LibraryModule = {
  aliases: {},
  classes: {},
  collections: {},
  objects: {
    'mu.base64': { encode: '(text: string): string', decode: '(text: string): string' },
    'mu.base64url': { encode: '(text: string): string', decode: '(text: string): string' },
  },
  functions: {
    'mu.sleep': '(duration: string): Promise<void>',
    'mu.sleepUntil': '(time: number | Date): Promise<void>',
    'mu.signal': '<T>(name: string, options?: { timeout?: string }): Promise<T>',
    'mu.abort': '(reason?: string): never',
    'mu.parallel':
      '<T, R>(items: readonly T[], run: (item: T, index: number) => Promise<R>, options?: { concurrency?: number }): Promise<R[]>',
    'mu.assert': '(condition: unknown, message?: string): void',
    'mu.sha256': '(text: string): string',
    'mu.sha512': '(text: string): string',
    'mu.hmacSha256': '(key: string, text: string): string',
    'mu.timingSafeEqual': '(a: string, b: string): boolean',
    'mu.hashPassword': '(password: string): string',
    'mu.verifyPassword': '(password: string, hash: string): boolean',
  },
  constructors: {},
};
