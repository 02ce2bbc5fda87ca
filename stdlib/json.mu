/** Values as JSON texts and back. */
declare const JSON: {
  /** The value that a JSON text describes. Throws `SyntaxError`. */
  parse(text: string): unknown;
  parse(text: string, change: (key: string, value: unknown) => unknown): unknown;
  /** A value as a JSON text; of the properties only those that are named, or all; with `space` over several lines. */
  stringify(
    value: unknown,
    replacer?: null | readonly (string | number)[] | ((key: string, value: unknown) => unknown),
    space?: string | number
  ): string;
};
