// What nodes read and set: variables, values put together without code, keys.

/** A value that lives across nodes. Letters, digits and `_`; unique in its workflow, whatever the nesting. */
export type Variable = string;

export interface Binding {
  readonly name: string;
  readonly from: Operand;
}

/** A value without code: what the platform can put together itself. */
export type Operand =
  | { readonly kind: 'variable'; readonly variable: Variable }
  | { readonly kind: 'constant'; readonly value: string | number | boolean | null }
  | { readonly kind: 'undefined' }
  | { readonly kind: 'array'; readonly elements: readonly Operand[] }
  | {
      readonly kind: 'object';
      readonly properties: readonly { readonly name: string; readonly value: Operand }[];
    };

/** An idempotency key: the request id, then these parts; a variable gives an iteration number. */
export interface KeyExpression {
  readonly parts: readonly (string | { readonly iteration: Variable })[];
}
