// What a program throws. Everything else that is thrown here is a bug of ours, and no `catch` of a program sees it.

export type Fields = { readonly [field: string]: unknown };

/** An error of a program: declared, built in, or one that the library of JavaScript threw. Its fields are its properties. */
export class ProgramError extends Error {
  /** As declared: a field called `name` may hide the property, not this. */
  readonly #declared: string;
  readonly #fields: Fields;

  constructor(name: string, fields: Fields = {}, message?: string) {
    super(message ?? describe(name, fields));
    this.#declared = name;
    this.#fields = fields;
    this.name = name;
    Object.assign(this, fields);
  }

  static declaredName(error: ProgramError): string {
    return error.#declared;
  }

  static fields(error: ProgramError): Fields {
    return error.#fields;
  }
}

function describe(name: string, fields: Fields): string {
  const { message } = fields;
  if (typeof message === 'string') return message;
  const parts = Object.entries(fields).map(([field, value]) => `${field}: ${JSON.stringify(value)}`);
  return parts.length === 0 ? name : `${name} (${parts.join(', ')})`;
}

/** Calls a function of JavaScript: what that throws, the program may catch. */
export function callNative(run: () => unknown): unknown {
  try {
    return run();
  } catch (thrown) {
    if (thrown instanceof Error && libraryErrors.has(thrown.name))
      throw new ProgramError(thrown.name, {}, thrown.message);
    throw thrown;
  }
}

const libraryErrors: ReadonlySet<string> = new Set(['SyntaxError', 'RangeError', 'TypeError', 'URIError']);
