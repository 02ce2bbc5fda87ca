import type { Iterable } from "./iterable.mu";

/** A URL, taken apart. It is not stored or sent: keep `href`. */
export interface URL {
  /** `#part`, or empty. */
  hash: string;
  /** Name and port. */
  host: string;
  /** The name of the machine. */
  hostname: string;
  /** The whole URL. */
  href: string;
  /** Protocol, name and port. */
  readonly origin: string;
  /** The password, or empty. */
  password: string;
  /** `/path`. */
  pathname: string;
  /** The port, or empty where it is the usual one. */
  port: string;
  /** `https:`. */
  protocol: string;
  /** `?query`, or empty. */
  search: string;
  /** The query, taken apart: what is changed in it changes the URL. */
  readonly searchParams: URLSearchParams;
  /** The user, or empty. */
  username: string;
  /** The whole URL. */
  toJSON(): string;
  /** The whole URL. */
  toString(): string;
}

declare const URL: {
  /** A URL, if it needs one relative to another. Throws `TypeError` for what is none. */
  new(url: string | URL, base?: string | URL): URL;
  /** Whether a text is a URL. */
  canParse(url: string, base?: string): boolean;
  /** A URL, or null. */
  parse(url: string, base?: string): URL | null;
};

/** The query of a URL: names and values, a name may come several times. */
export interface URLSearchParams {
  /** How many there are. */
  readonly size: number;
  /** Adds a value. */
  append(name: string, value: string): void;
  /** Removes a name, or one value of it. */
  delete(name: string, value?: string): void;
  /** Pairs of name and value. */
  entries(): Iterable<[string, string]>;
  /** Calls the function with each value and its name. */
  forEach(visit: (value: string, name: string) => void): void;
  /** The first value of a name. */
  get(name: string): string | null;
  /** All values of a name. */
  getAll(name: string): string[];
  /** Whether there is such a name, or such a value of it. */
  has(name: string, value?: string): boolean;
  /** The names. */
  keys(): Iterable<string>;
  /** Sets the one value of a name. */
  set(name: string, value: string): void;
  /** Sorts by name. */
  sort(): void;
  /** As it stands in a URL: `a=1&b=2`. */
  toString(): string;
  /** The values. */
  values(): Iterable<string>;
}

declare const URLSearchParams: {
  /** A query from its text, from pairs or from an object. */
  new(
    query?: string | Record<string, string> | Iterable<readonly [string, string]> | URLSearchParams
  ): URLSearchParams;
};
