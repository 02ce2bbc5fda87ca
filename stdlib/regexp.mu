import type { Array } from "./array.mu";

/**
 * A regular expression, with the syntax and the meaning of JavaScript. Matching takes time in proportion to the text,
 * whatever the pattern; with a back reference (`\1`) it may throw `RegExpTooCostly`.
 */
export interface RegExp {
  /** Whether it has the flag `s`: `.` matches line ends too. */
  readonly dotAll: boolean;
  /** The flags. */
  readonly flags: string;
  /** Whether it has the flag `g`: all matches. */
  readonly global: boolean;
  /** Whether it has the flag `i`. */
  readonly ignoreCase: boolean;
  /** Where the next match is looked for; with the flags `g` and `y`. */
  lastIndex: number;
  /** Whether it has the flag `m`: `^` and `$` match at line ends too. */
  readonly multiline: boolean;
  /** The pattern as text. */
  readonly source: string;
  /** Whether it has the flag `y`: only at `lastIndex`. */
  readonly sticky: boolean;
  /** Whether it has the flag `u`. */
  readonly unicode: boolean;
  /** The first match with its groups, or the next with the flag `g`; null if there is none. */
  exec(text: string): RegExpMatch | null;
  /** Whether there is a match. */
  test(text: string): boolean;
  /** As it is written: `/a+/g`. */
  toString(): string;
}

declare const RegExp: {
  /** A regular expression from a text. Throws `SyntaxError`. */
  new(pattern: string | RegExp, flags?: string): RegExp;
};

/** A match: the whole of it, then its groups. */
export interface RegExpMatch extends Array<string> {
  /** The named groups. */
  readonly groups: Record<string, string> | undefined;
  /** Where the match begins. */
  readonly index: number;
  /** The text in which it was found. */
  readonly input: string;
}

/** A match, as `exec` gives it. */
export type RegExpExecArray = RegExpMatch;

/** A match, as `match` and `matchAll` give it. */
export type RegExpMatchArray = RegExpMatch;
