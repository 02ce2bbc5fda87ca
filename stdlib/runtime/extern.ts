// Calls a function of an extern service: JavaScript of the application's author, which may do anything. What comes back is
// either an answer of the declared shape or an error of the program:
//
//   one of the errors that the program declares     itself, if its fields are as declared
//   nothing within the time that an attempt has     `Timeout`
//   anything else                                   `CallFailed`, whose message says what happened
//
// Whether there is another attempt is the platform's business: it comes with the same key.
import { encode, outward, thaw } from './codec.ts';
import { CallFailed, isNamed, MuError, NotDurable, Timeout } from './errors.ts';
import type { Json, Log, LogLevel } from './ports.ts';
import { mismatch, type Shape } from './shape.ts';

/** What a bundle holds: the functions of the module, and what the program says about them. */
export interface ExternProgram {
  /** `Payments`. */
  readonly service: string;
  readonly methods: { readonly [name: string]: ExternFunction };
  /** Name → what its fields must look like. */
  readonly errors: { readonly [name: string]: Shape };
}

export interface ExternFunction {
  /** What the module exports under the name. */
  readonly code: unknown;
  /** How many parameters are declared: the call's own stands behind them. */
  readonly parameters: number;
  /** Undefined: whatever it answers, the program gets nothing. */
  readonly shape: Shape | undefined;
  /** It may answer nothing. */
  readonly optional: boolean;
  /** Seconds. */
  readonly timeout: number;
}

/** What the platform sends. */
export interface ExternInvocation {
  readonly method: string;
  /** Encoded arguments. */
  readonly args: readonly Json[];
  /** The idempotency key: the same on every attempt. The request id is the part before the first `/`. */
  readonly key: string;
  /** How many attempts came before. */
  readonly attempt: number;
}

export interface ExternPorts {
  readonly log: Log;
  /** Runs `action` later, unless what it gives is called first. */
  readonly after: (milliseconds: number, action: () => void) => () => void;
}

/** The last argument of every function: `Call` in the generated types. */
interface Call {
  readonly key: string;
  readonly attempt: number;
  readonly signal: AbortSignal;
  readonly log: { readonly [Level in LogLevel]: (message: string, fields?: object) => void };
}

/** Gives the encoded answer; throws as functions do (an error's message is the JSON text of its value). */
export async function callExtern(
  program: ExternProgram,
  invocation: ExternInvocation,
  ports: ExternPorts,
): Promise<Json> {
  const name = `${program.service}.${invocation.method}`;
  const known = Object.hasOwn(program.methods, invocation.method);
  const method = known ? program.methods[invocation.method] : undefined;
  try {
    if (method === undefined || typeof method.code !== 'function')
      throw failed(name, 'the module exports no such function');
    return answerOf(method, await attempt(name, method, invocation, ports), name);
  } catch (thrown) {
    const error = asDeclared(program, thrown, name);
    if (MuError.declaredName(error) === 'CallFailed') {
      const trace = thrown instanceof Error && !(thrown instanceof MuError) ? (thrown.stack ?? '') : '';
      ports.log.write('error', error.message, { ...fieldsOf(name, invocation), trace });
    }
    throw outward(error, thrown);
  }
}

async function attempt(
  name: string,
  method: ExternFunction,
  invocation: ExternInvocation,
  ports: ExternPorts,
): Promise<unknown> {
  const controller = new AbortController();
  let cancel = (): void => {};
  const late = new Promise<never>((_, reject) => {
    cancel = ports.after(method.timeout * 1000, () => {
      const error = new Timeout({ message: `${name} took more than ${seconds(method.timeout)}` });
      controller.abort(error);
      reject(error);
    });
  });
  const args = invocation.args.map(arg => thaw(arg));
  while (args.length < method.parameters) args.push(undefined);
  const call: Call = {
    key: invocation.key,
    attempt: invocation.attempt + 1,
    signal: controller.signal,
    log: logger(name, invocation, ports.log),
  };
  try {
    const code = method.code as (...args: readonly unknown[]) => unknown;
    const running = Promise.resolve().then(() => code(...args, call));
    return await Promise.race([running, late]);
  } finally {
    cancel();
  }
}

/** Whom a line of the log is about. */
function fieldsOf(name: string, { key, attempt }: ExternInvocation): { readonly [field: string]: Json } {
  return { request: key.split('/')[0] ?? key, method: name, key, attempt: attempt + 1 };
}

function logger(name: string, invocation: ExternInvocation, log: Log): Call['log'] {
  const fields = fieldsOf(name, invocation);
  const write =
    (level: LogLevel) =>
    (message: string, more: object = {}): void =>
      log.write(level, String(message), {
        ...fields,
        ...(jsonOf(more) as { readonly [field: string]: Json }),
      });
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

/** What is logged need not be durable. */
function jsonOf(value: object): unknown {
  try {
    return JSON.parse(JSON.stringify(value));
  } catch {
    return {};
  }
}

function answerOf(method: ExternFunction, value: unknown, name: string): Json {
  if (method.shape === undefined) return encode(undefined);
  if (value === undefined && method.optional) return encode(undefined);
  const json = encode(value, 'the answer');
  const wrong = mismatch(method.shape, value === undefined ? undefined : json, 'the answer');
  if (wrong === undefined) return json;
  throw failed(name, `${wrong.path} should be ${wrong.expected}, and is ${wrong.found}`);
}

function failed(name: string, why: string): MuError {
  return new CallFailed({ message: `${name}: ${why}` });
}

/** The error that the program sees. */
function asDeclared({ errors }: ExternProgram, thrown: unknown, name: string): MuError {
  if (thrown instanceof NotDurable) return failed(name, thrown.message);
  if (thrown instanceof MuError) return thrown;
  if (!(thrown instanceof Error) && !looksLikeError(thrown)) return failed(name, `threw ${String(thrown)}`);
  const { name: kind, message } = thrown;
  const shape = Object.hasOwn(errors, kind) ? errors[kind] : undefined;
  if (shape === undefined) return failed(name, kind === 'Error' ? message : `${kind}: ${message}`);
  return declared(shape, thrown, name);
}

/** An error of another realm or a plain object: what counts is the name. */
function looksLikeError(thrown: unknown): thrown is Error {
  return typeof thrown === 'object' && thrown !== null && 'name' in thrown && 'message' in thrown;
}

/** The fields of an error come in `fields`, as the generated classes have them, or as its own properties. */
function declared(shape: Shape, thrown: Error, name: string): MuError {
  const given = (thrown as { readonly fields?: unknown }).fields;
  const names = shape.kind === 'object' ? shape.properties.map(each => each.name) : [];
  const own = thrown as unknown as { readonly [field: string]: unknown };
  const fields =
    typeof given === 'object' && given !== null
      ? (given as { readonly [field: string]: unknown })
      : Object.fromEntries(names.filter(each => Object.hasOwn(own, each)).map(each => [each, own[each]]));
  try {
    const json = encode({ ...fields }, thrown.name);
    const wrong = mismatch(shape, json, thrown.name);
    if (wrong === undefined) return new MuError(thrown.name, fields);
    return failed(
      name,
      `threw ${thrown.name}, but ${wrong.path} should be ${wrong.expected}, and is ${wrong.found}`,
    );
  } catch (problem) {
    if (!isNamed(problem, 'NotDurable')) throw problem;
    return failed(name, `threw ${thrown.name}, but ${problem.message}`);
  }
}

function seconds(count: number): string {
  return count === 1 ? '1 second' : `${count} seconds`;
}
