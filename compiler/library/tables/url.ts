// Made by scripts/library/write.ts from stdlib/url.mu.
import type { LibraryModule } from '../shape.ts';

export const urlModule: LibraryModule = {
  aliases: {},
  classes: {
    URL: {
      parameters: [],
      extends: [],
      writable: [
        'hash',
        'host',
        'hostname',
        'href',
        'password',
        'pathname',
        'port',
        'protocol',
        'search',
        'username',
      ],
      members: {
        hash: 'string',
        host: 'string',
        hostname: 'string',
        href: 'string',
        origin: 'string',
        password: 'string',
        pathname: 'string',
        port: 'string',
        protocol: 'string',
        search: 'string',
        searchParams: 'URLSearchParams',
        username: 'string',
        toJSON: '(): string',
        toString: '(): string',
      },
    },
    URLSearchParams: {
      parameters: [],
      extends: [],
      writable: [],
      members: {
        size: 'number',
        append: '(name: string, value: string): void',
        delete: '(name: string, value?: string): void',
        entries: '(): Iterable<[string, string]>',
        forEach: '(visit: (value: string, name: string) => void): void',
        get: '(name: string): string | null',
        getAll: '(name: string): string[]',
        has: '(name: string, value?: string): boolean',
        keys: '(): Iterable<string>',
        set: '(name: string, value: string): void',
        sort: '(): void',
        toString: '(): string',
        values: '(): Iterable<string>',
      },
    },
  },
  collections: {},
  objects: {
    URL: {
      canParse: '(url: string, base?: string): boolean',
      parse: '(url: string, base?: string): URL | null',
    },
    URLSearchParams: {},
  },
  functions: {},
  constructors: {
    URL: '(url: string | URL, base?: string | URL): URL',
    URLSearchParams:
      '(query?: string | Record<string, string> | Iterable<readonly [string, string]> | URLSearchParams): URLSearchParams',
  },
};
