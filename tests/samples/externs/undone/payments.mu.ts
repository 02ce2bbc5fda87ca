// What payments.ts must export for shop.mu. `muc types` writes this file: changes in it are lost.
//
//   import type { Payments } from "./payments.mu.ts";
//   export const charge: Payments["charge"] = async (…) => { … };

export interface Payments {
  readonly charge: (card: string, cents: number, call: Call) => Promise<{ id: string }>;
  readonly refund: (id: string, cents: number, call: Call) => Promise<void>;
  readonly hold: (card: string, call: Call) => Promise<string>;
  readonly release: (hold: string, call: Call) => Promise<string>;
}

/** What every function gets behind its arguments. */
export interface Call {
  /** The same on every attempt of one call, another for every other call. Hand it on as the idempotency key. */
  readonly key: string;
  /** 1 on the first attempt. */
  readonly attempt: number;
  /** Aborted when the attempt has used up its time. */
  readonly signal: AbortSignal;
  /** Lines with the request id in them. */
  readonly log: {
    readonly [Level in "debug" | "info" | "warn" | "error"]: (message: string, fields?: object) => void;
  };
}

export class CardRefused extends Error {
  override readonly name = "CardRefused";
  readonly fields: { readonly card: string };

  constructor(fields: { readonly card: string }) {
    super("CardRefused");
    this.fields = fields;
  }
}

// An error here says that the module lacks a function, or has one that takes or gives something else.
type Satisfies<Interface, Module extends Interface> = [Interface, Module];
export type Checked = [
  Satisfies<Payments, typeof import("./payments.ts")>,
];
