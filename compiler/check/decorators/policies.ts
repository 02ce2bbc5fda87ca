// What decorators say besides routes and schedules: how calls are tried again, how long a method may take, how much
// memory its function has, which kind of state machine it becomes.
import type { Decorator, Expression, Identifier } from '../../../grammar/syntax.ts';
import { argumentsOf, isWrong, numberOf, optionsOf, type Reading, secondsOf, wrong } from './reading.ts';

/** `@retry`: attempt n waits `interval * backoff ** (n - 1)` seconds. */
export interface Retry {
  /** All attempts, the first among them. */
  readonly attempts: number;
  /** Seconds. */
  readonly interval: number;
  readonly backoff: number;
  /** The errors that it names; undefined: it does not say. */
  readonly on: readonly Identifier[] | undefined;
}

/** Seconds that one invocation of a function can last. */
export const longestInvocation = 900;
const longestInterval = 86_400;
const retryOptions = ['attempts', 'interval', 'backoff', 'on'];

export function readRetry(decorator: Decorator): Reading<Retry> {
  const args = argumentsOf(decorator, { least: 1, most: 1 });
  if (isWrong(args)) return args;
  const options = optionsOf(args.value[0] as Expression, retryOptions);
  if (isWrong(options)) return options;
  const { attempts, interval, backoff, on } = Object.fromEntries(options.value);
  const times = attempts === undefined ? { value: 3 } : numberOf(attempts, '`attempts`', attemptsRange);
  if (isWrong(times)) return times;
  const seconds = interval === undefined ? { value: 1 } : secondsOf(interval, '`interval`', longestInterval);
  if (isWrong(seconds)) return seconds;
  const factor = backoff === undefined ? { value: 2 } : numberOf(backoff, '`backoff`', backoffRange);
  if (isWrong(factor)) return factor;
  const errors = on === undefined ? { value: undefined } : readErrors(on);
  if (isWrong(errors)) return errors;
  return {
    value: { attempts: times.value, interval: seconds.value, backoff: factor.value, on: errors.value },
  };
}

const attemptsRange = { least: 1, most: 100, whole: true };
const backoffRange = { least: 1, most: 100, whole: false };

function readErrors(node: Expression): Reading<readonly Identifier[]> {
  if (node.kind !== 'ArrayLiteral')
    return wrong('`on` takes an array of errors: `[Timeout, SoldOut]`.', node);
  const names: Identifier[] = [];
  for (const element of node.elements) {
    if (element?.kind !== 'Identifier') return wrong('`on` takes the names of errors.', element ?? node);
    names.push(element);
  }
  return names.length > 0 ? { value: names } : wrong('`on` names at least one error.', node);
}

export function readTimeout(decorator: Decorator): Reading<number> {
  const args = argumentsOf(decorator, { least: 1, most: 1 });
  return isWrong(args) ? args : secondsOf(args.value[0] as Expression, 'it', longestInvocation);
}

/** What Lambda has to give, in mebibytes. */
export const memoryRange = { least: 128, most: 10_240, whole: true };

export function readMemory(decorator: Decorator): Reading<number> {
  const args = argumentsOf(decorator, { least: 1, most: 1 });
  return isWrong(args) ? args : numberOf(args.value[0] as Expression, 'it', memoryRange);
}

export function readNothing(decorator: Decorator): Reading<undefined> {
  const args = argumentsOf(decorator, { least: 0, most: 0 });
  return isWrong(args) ? args : { value: undefined };
}

/** `@retry` of a method, with the names of its errors; undefined if it has none. `on` is empty where it does not say. */
export function retryPolicy(
  decorators: readonly Decorator[],
  errorName: (name: Identifier) => string,
): (Omit<Retry, 'on'> & { readonly on: readonly string[] }) | undefined {
  const retry = readFirst(decorators, 'retry', readRetry);
  return retry && { ...retry, on: (retry.on ?? []).map(errorName) };
}

/** Seconds of `@timeout`. */
export function timeoutSeconds(decorators: readonly Decorator[]): number | undefined {
  return readFirst(decorators, 'timeout', readTimeout);
}

/** Mebibytes of `@memory`. */
export function memorySize(decorators: readonly Decorator[]): number | undefined {
  return readFirst(decorators, 'memory', readMemory);
}

export function machineType(decorators: readonly Decorator[]): 'express' | 'standard' | undefined {
  const found = decorators.find(({ name }) => name.name === 'express' || name.name === 'standard');
  return found?.name.name === 'express' ? 'express' : found && 'standard';
}

/** The value of the first decorator of that name, if it is right. */
export function readFirst<T>(
  decorators: readonly Decorator[],
  name: string,
  read: (decorator: Decorator) => Reading<T>,
): T | undefined {
  const found = decorators.find(each => each.name.name === name);
  const reading = found && read(found);
  return reading === undefined || isWrong(reading) ? undefined : reading.value;
}
