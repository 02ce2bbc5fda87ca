import type { Iterable } from "./iterable.mu";
import type { RegExp, RegExpMatch } from "./regexp.mu";

/** What every text can do. Places and lengths count UTF-16 units, as in JavaScript. */
export interface String {
  /** How many UTF-16 units there are. */
  readonly length: number;
  /** The unit at a place; a negative one counts from the end. */
  at(index: number): string | undefined;
  /** The unit at a place; an empty text where there is none. */
  charAt(index: number): string;
  /** The number of the unit at a place; `NaN` where there is none. */
  charCodeAt(index: number): number;
  /** The number of the character that begins at a place. */
  codePointAt(index: number): number | undefined;
  /** The text with others behind it. */
  concat(...texts: string[]): string;
  /** Whether it ends so. */
  endsWith(text: string, end?: number): boolean;
  /** Whether the other text is in it. */
  includes(text: string, from?: number): boolean;
  /** Where the other text begins in it first; -1 if nowhere. */
  indexOf(text: string, from?: number): number;
  /** Whether there are no halves of surrogate pairs in it. */
  isWellFormed(): boolean;
  /** Where the other text begins in it last; -1 if nowhere. */
  lastIndexOf(text: string, from?: number): number;
  /** Negative, 0 or positive, as the text sorts before, with or after the other in English, or in the language that is named; the same on every machine. */
  localeCompare(other: string, locale?: string): number;
  /** The first match with its groups, or with the flag `g` all matches; null if there is none. */
  match(pattern: string | RegExp): RegExpMatch | null;
  /** All matches with their groups; the pattern has the flag `g`. */
  matchAll(pattern: RegExp): Iterable<RegExpMatch>;
  /** The text in a normal form of Unicode (NFC). */
  normalize(form?: "NFC" | "NFD" | "NFKC" | "NFKD"): string;
  /** Filled up behind to a length. */
  padEnd(length: number, fill?: string): string;
  /** Filled up in front to a length. */
  padStart(length: number, fill?: string): string;
  /** The text so many times. */
  repeat(count: number): string;
  /** With the first match replaced, or with the flag `g` all of them; `$1`, `$<name>` and `$&` in a replacement stand for groups and the match. */
  replace(pattern: string | RegExp, replacement: string): string;
  replace(
    pattern: string | RegExp,
    replacement: (match: string, ...groups: string[]) => string
  ): string;
  replace(
    pattern: string | RegExp,
    replacement: (match: string, first: string, second: string, third: string, at: number, whole: string) => string
  ): string;
  replace(
    pattern: string | RegExp,
    replacement: (match: string, first: string, second: string, at: number, whole: string) => string
  ): string;
  replace(
    pattern: string | RegExp,
    replacement: (match: string, first: string, at: number, whole: string) => string
  ): string;
  replace(
    pattern: string | RegExp,
    replacement: (match: string, at: number, whole: string) => string
  ): string;
  /** With every match replaced; a regular expression has the flag `g`. */
  replaceAll(pattern: string | RegExp, replacement: string): string;
  replaceAll(
    pattern: string | RegExp,
    replacement: (match: string, ...groups: string[]) => string
  ): string;
  replaceAll(
    pattern: string | RegExp,
    replacement: (match: string, first: string, second: string, third: string, at: number, whole: string) => string
  ): string;
  replaceAll(
    pattern: string | RegExp,
    replacement: (match: string, first: string, second: string, at: number, whole: string) => string
  ): string;
  replaceAll(
    pattern: string | RegExp,
    replacement: (match: string, first: string, at: number, whole: string) => string
  ): string;
  replaceAll(
    pattern: string | RegExp,
    replacement: (match: string, at: number, whole: string) => string
  ): string;
  /** The place of the first match; -1 if there is none. */
  search(pattern: string | RegExp): number;
  /** The part from one place up to another (not with it); negative places count from the end. */
  slice(start?: number, end?: number): string;
  /** The parts between the separators, at most `limit` of them. */
  split(separator: string | RegExp, limit?: number): string[];
  /** Whether it begins so. */
  startsWith(text: string, from?: number): boolean;
  /** The part between two places; the smaller one is the start. */
  substring(start: number, end?: number): string;
  /** In small letters. */
  toLowerCase(): string;
  /** In capital letters. */
  toUpperCase(): string;
  /** The text itself. */
  toString(): string;
  /** With halves of surrogate pairs replaced by U+FFFD. */
  toWellFormed(): string;
  /** Without white space at both ends. */
  trim(): string;
  /** Without white space at the end. */
  trimEnd(): string;
  /** Without white space at the beginning. */
  trimStart(): string;
  /** The text itself. */
  valueOf(): string;
}

declare const String: {
  /** The text of UTF-16 units. */
  fromCharCode(...codes: number[]): string;
  /** The text of characters by their numbers. */
  fromCodePoint(...codes: number[]): string;
};

/** Any value as a text. */
declare function String(value?: unknown): string;
/** A text as part of a URL: everything but letters, digits and `-_.!~*'()` becomes `%XX`. */
declare function encodeURIComponent(text: string | number | boolean): string;
/** The text that `encodeURIComponent` was given. Throws `URIError`. */
declare function decodeURIComponent(text: string): string;
/** A URL with what cannot stand in one as `%XX`. */
declare function encodeURI(text: string): string;
/** The opposite of `encodeURI`. Throws `URIError`. */
declare function decodeURI(text: string): string;
