/**
 * The log: on AWS a line of JSON with level, message, request and method; on the local engine a line to read. What a turn
 * logs is written once, when the turn has taken effect.
 */
declare const console: {
  /** For whoever looks for a mistake. */
  debug(...values: unknown[]): void;
  /** Something is wrong. */
  error(...values: unknown[]): void;
  /** What goes on. */
  info(...values: unknown[]): void;
  /** What goes on. */
  log(...values: unknown[]): void;
  /** Something may be wrong. */
  warn(...values: unknown[]): void;
};

declare const crypto: {
  /** A new identifier, as `9b2f…-…`: no two requests get the same. Derived from the request, so it is the same when a turn is run again. Not for secrets. */
  randomUUID(): string;
};
