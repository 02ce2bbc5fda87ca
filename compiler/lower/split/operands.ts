// What waits are given, and where errors go.

export interface Handler {
  readonly block: number;
  /** Where the errors of waits go; undefined: where all go. */
  readonly waits?: number;
  /** Gets the error. */
  readonly variable: string;
}

export type PlannedArguments =
  | { readonly kind: 'list'; readonly operands: readonly PlannedOperand[] }
  /** A variable that holds them all. */
  | { readonly kind: 'array'; readonly variable: string };

export type PlannedOperand =
  | { readonly kind: 'variable'; readonly variable: string }
  | { readonly kind: 'constant'; readonly value: string | number | boolean | null }
  | { readonly kind: 'undefined' };
