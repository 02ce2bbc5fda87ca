/** Waits: `await sleep("5 minutes")`, `"1 hour 30 minutes"`, `"3 days"`. The duration is known when compiling; it survives crashes and costs nothing while it waits. */
export declare function sleep(duration: string): Promise<void>;
/** Waits until a time: a date, or milliseconds since 1970. A time that has passed is no wait. */
export declare function sleepUntil(time: number | Date): Promise<void>;
/** Waits for a signal from outside: `const { ok } = await signal<{ ok: boolean }>("payment", { timeout: "3 days" })`. Throws `Timeout`. */
export declare function signal<T>(name: string, options?: { timeout?: string }): Promise<T>;
/** Ends a transaction: what it wrote is dropped, and `TransactionAborted` is thrown. */
export declare function abort(reason?: string): never;
/** Calls the function for each element, at most `concurrency` at once, and gives the results in order. */
export declare function parallel<T, R>(
  items: readonly T[],
  run: (item: T, index: number) => Promise<R>,
  options?: { concurrency?: number }
): Promise<R[]>;
/** Throws `AssertionFailed` unless the condition holds; behind it the compiler knows that it does. */
export declare function assert(condition: unknown, message?: string): void;

/** The SHA-256 hash of a text (as UTF-8), in 64 hexadecimal digits. */
export declare function sha256(text: string): string;
/** The SHA-512 hash of a text (as UTF-8), in 128 hexadecimal digits. */
export declare function sha512(text: string): string;
/** The HMAC-SHA-256 of a text under a key, in 64 hexadecimal digits: signs what others hand back. */
export declare function hmacSha256(key: string, text: string): string;
/** Whether two texts are equal, in a time that does not tell where they differ: for signatures and tokens. */
export declare function timingSafeEqual(a: string, b: string): boolean;
/** A salted hash of a password (scrypt), to be stored: `scrypt$16384$8$1$…`. Takes some 50 ms, on purpose. */
export declare function hashPassword(password: string): string;
/** Whether a password is the one of which `hashPassword` made this hash. */
export declare function verifyPassword(password: string, hash: string): boolean;

/** Texts as base64. */
export declare const base64: {
  /** The text (as UTF-8) in base64. */
  encode(text: string): string;
  /** The text that was encoded. Throws `SyntaxError` for what is no base64. */
  decode(text: string): string;
};
/** Texts as base64 that may stand in URLs: `-` and `_`, without `=`. */
export declare const base64url: {
  /** The text (as UTF-8) in base64url. */
  encode(text: string): string;
  /** The text that was encoded. Throws `SyntaxError` for what is no base64url. */
  decode(text: string): string;
};
