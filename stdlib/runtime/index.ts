// The front door of the run-time library: "mu:runtime" in generated modules.
export {
  everyAsync,
  filterAsync,
  findAsync,
  findIndexAsync,
  findLastAsync,
  findLastIndexAsync,
  flatMapAsync,
  forEachAsync,
  mapAsync,
  reduceAsync,
  reduceRightAsync,
  someAsync,
  sortAsync,
  toSortedAsync,
} from './arrays.ts';
export { assign, unwrap } from './assign.ts';
export { fromAsync, groupByAsync, replaceAllAsync, replaceAsync, visitAsync } from './callbacks.ts';
export { matched } from './classes.ts';
export { copy, decode, decodeError, encode, encodeError, thaw } from './codec.ts';
export { executeRun } from './driver.ts';
export {
  AggregateError,
  AssertionFailed,
  abort,
  assert,
  CallFailed,
  Cancelled,
  CompensationFailed,
  defineError,
  InvariantViolated,
  isPlatformError,
  MuError,
  NotDurable,
  PlatformError,
  RangeError,
  RegExpTooCostly,
  SyntaxError,
  Timeout,
  TransactionAborted,
  TransactionTooLarge,
  TypeError,
  URIError,
} from './errors.ts';
export { freeze, frozen } from './frozen.ts';
export type { Graph, Program, ProgramEntry } from './graph.ts';
export {
  base64,
  base64url,
  hashPassword,
  hmacSha256,
  sha256,
  sha512,
  timingSafeEqual,
  verifyPassword,
} from './hashing.ts';
export type {
  Clock,
  Commit,
  CommitResult,
  Entry,
  ErrorValue,
  Invocation,
  Json,
  Log,
  Ports,
  Random,
  Reply,
  Store,
} from './ports.ts';
export { DurablePromise } from './promises.ts';
export { linear } from './regexp/linear.ts';
export { retry } from './retry.ts';
export { mismatch, type Shape } from './shape.ts';
export { joined, sharing } from './sharing.ts';
export { counter, list, map, set, value } from './state/index.ts';
export type { Started, Turn } from './turn.ts';
export {
  kept,
  noteEach,
  noteHere,
  notUndone,
  reported,
  reportedOutcome,
  tookEffect,
  undoing,
  unwound,
} from './unwinding.ts';
export { atOnce, until } from './waits.ts';
