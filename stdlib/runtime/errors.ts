// Errors of a program are data with a name; they cross calls, awaits and machines and come back as the class that was
// declared. Errors of the platform never reach the program's `catch`: they end the attempt. Both are told apart by name, not
// by class, wherever they may come from another copy of this module (a store of the engine, a bundled function).

export type Fields = { readonly [field: string]: unknown };

/** An error that a program declares, or one of the built-in ones. Its fields are its properties. */
export class MuError extends Error {
  /** As declared. A field called `name` may hide the property, not this. */
  readonly #declared: string;
  readonly #fields: Fields;

  constructor(name: string, fields: Fields = {}, message?: string) {
    super(message ?? describe(name, fields));
    this.#declared = name;
    this.#fields = fields;
    this.name = name;
    Object.assign(this, fields);
  }

  static declaredName(error: MuError): string {
    return error.#declared;
  }

  static fields(error: MuError): Fields {
    return error.#fields;
  }
}

function describe(name: string, fields: Fields): string {
  if (typeof fields['message'] === 'string') return fields['message'];
  const parts = Object.keys(fields).map(key => `${key}: ${JSON.stringify(fields[key])}`);
  return parts.length === 0 ? name : `${name} (${parts.join(', ')})`;
}

export type ErrorClass = new (fields?: Fields) => MuError;

const declared = new Map<string, ErrorClass>();

/** `error Name { … }` of a program. Names are unique in an application. */
export function defineError(name: string): ErrorClass {
  const type = class extends MuError {
    constructor(fields: Fields = {}) {
      super(name, fields);
    }
  };
  Object.defineProperty(type, 'name', { value: name });
  declared.set(name, type);
  return type;
}

/** The error that was sent as data, in the class that declares it if this program knows it. */
export function revive(name: string, message: string, fields: Fields): MuError {
  const type = declared.get(name);
  const error = type === undefined ? new MuError(name, fields, message) : new type(fields);
  if (error.message !== message && !('message' in fields)) error.message = message;
  return error;
}

export const TransactionAborted: ErrorClass = defineError('TransactionAborted');
export const Timeout: ErrorClass = defineError('Timeout');
export const CallFailed: ErrorClass = defineError('CallFailed');
export const CompensationFailed: ErrorClass = defineError('CompensationFailed');
/** An `assert` whose condition did not hold. */
export const AssertionFailed: ErrorClass = defineError('AssertionFailed');
/** What a turn would have left behind breaks an invariant; it has left nothing behind. */
export const InvariantViolated: ErrorClass = defineError('InvariantViolated');
/** A regular expression that looks around or back, and would take too long. */
export const RegExpTooCostly: ErrorClass = defineError('RegExpTooCostly');
/** `Promise.any` of promises that all failed: `errors`, in their order. */
// biome-ignore lint/suspicious/noShadowRestrictedNames: programs know it by the name that JavaScript gives it.
export const AggregateError: ErrorClass = defineError('AggregateError');
/** Thrown where a call waits for a timer or a signal and nobody needs it any more: it has lost a race. */
export const Cancelled: ErrorClass = defineError('Cancelled');
/** A value that cannot be stored or sent. Its message names the path: `args[0].price is NaN`. */
export const NotDurable: ErrorClass = defineError('NotDurable');
/** What a turn reads and writes does not fit in one commit of the store. */
export const TransactionTooLarge: ErrorClass = defineError('TransactionTooLarge');

/** An error that JavaScript itself throws; by its name, whether it comes from this turn or from another one. */
function nativeError(name: string): ErrorClass {
  const type = defineError(name);
  Object.defineProperty(type, Symbol.hasInstance, { value: (thrown: unknown) => isNamed(thrown, name) });
  return type;
}

/** A text that is no JSON, no regular expression, no base64. */
// biome-ignore lint/suspicious/noShadowRestrictedNames: programs know it by the name that JavaScript gives it.
export const SyntaxError: ErrorClass = nativeError('SyntaxError');
/** A number that is out of the range which a function takes. */
// biome-ignore lint/suspicious/noShadowRestrictedNames: programs know it by the name that JavaScript gives it.
export const RangeError: ErrorClass = nativeError('RangeError');
// biome-ignore lint/suspicious/noShadowRestrictedNames: programs know it by the name that JavaScript gives it.
export const TypeError: ErrorClass = nativeError('TypeError');
/** A text that `encodeURIComponent` did not make. */
// biome-ignore lint/suspicious/noShadowRestrictedNames: programs know it by the name that JavaScript gives it.
export const URIError: ErrorClass = nativeError('URIError');

/** As JavaScript words it. */
export function allRejected(errors: readonly unknown[]): MuError {
  return new AggregateError({ errors, message: 'All promises were rejected' });
}

/** Rolls the transaction back and throws. */
export function abort(reason: unknown = ''): never {
  throw new TransactionAborted({ reason });
}

/** Throws unless the condition holds. */
export function assert(condition: unknown, message = 'an assertion does not hold'): void {
  if (condition) return;
  const error = new AssertionFailed();
  error.message = message;
  throw error;
}

/** Whatever was thrown, as an error of a program. */
export function asProgramError(thrown: unknown): MuError {
  if (thrown instanceof MuError) return thrown;
  if (!(thrown instanceof Error)) return new MuError('Error', {}, String(thrown));
  const error = new MuError(thrown.name, {}, thrown.message);
  error.cause = thrown;
  return error;
}

/** Named by what happens next. */
export type PlatformErrorName =
  /** Retryable: other requests won for too long. */
  | 'Mu.Conflict'
  /** Retryable: no answer from the store. */
  | 'Mu.StoreUnavailable'
  /** Terminal: this idempotency key was used with another input. */
  | 'Mu.RequestMismatch'
  /** Terminal: the call was settled before it took effect. */
  | 'Mu.Cancelled'
  /** Terminal: the ledger has forgotten this run; it is older than the retention period. */
  | 'Mu.Expired'
  /** Terminal: a broken promise of ours. */
  | 'Mu.Bug';

/** The attempt ends; the program does not see it. */
export class PlatformError extends Error {
  constructor(name: PlatformErrorName, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = name;
  }
}

const platformNames: ReadonlySet<string> = new Set<PlatformErrorName>([
  'Mu.Conflict',
  'Mu.StoreUnavailable',
  'Mu.RequestMismatch',
  'Mu.Cancelled',
  'Mu.Expired',
  'Mu.Bug',
]);

export function isPlatformError(thrown: unknown): thrown is Error {
  return thrown instanceof Error && platformNames.has(thrown.name);
}

export function isNamed(thrown: unknown, name: string): thrown is Error {
  return thrown instanceof Error && thrown.name === name;
}

export function bug(message: string): PlatformError {
  return new PlatformError('Mu.Bug', message);
}
