// What bank.ts must export for app.mu. `muc types` writes this file: changes in it are lost.
//
//   import type { Bank } from "./bank.mu.ts";
//   export const key: Bank["key"] = async (…) => { … };

export interface Item {
  name: string;
  price: number;
}

export interface Bank {
  readonly key: (n: number, call: Call) => Promise<string>;
  readonly flaky: (name: string, fails: number, call: Call) => Promise<{ name: string; attempt: number }>;
  readonly refuse: (reason: string, call: Call) => Promise<number>;
  readonly hang: (call: Call) => Promise<boolean>;
  readonly wrong: (kind: string, call: Call) => Promise<Item[]>;
  readonly optional: (text: string, more: number | undefined, call: Call) => Promise<string>;
  readonly nothing: (call: Call) => Promise<void>;
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

export class Refused extends Error {
  override readonly name = "Refused";
  readonly fields: { readonly reason: string; readonly items: Item[] };

  constructor(fields: { readonly reason: string; readonly items: Item[] }) {
    super("Refused");
    this.fields = fields;
  }
}

// An error here says that the module lacks a function, or has one that takes or gives something else.
type Satisfies<Interface, Module extends Interface> = [Interface, Module];
export type Checked = [
  Satisfies<Bank, typeof import("./bank.ts")>,
];
