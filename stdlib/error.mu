/** What `catch` gives: any error. Programs declare their own: `error SoldOut { what: string }`. */
export interface Error {
  /** What happened, in words. */
  readonly message: string;
  /** The name under which it was declared. */
  readonly name: string;
}

declare const Error: {};
