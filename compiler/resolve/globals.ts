// The errors that are there without a declaration, and the names that JavaScript has and mu has not, with what to write.

/** Errors that the language declares. */
export const builtinErrors: ReadonlySet<string> = new Set([
  'TransactionAborted',
  'Timeout',
  'CallFailed',
  'CompensationFailed',
  'AssertionFailed',
  'RegExpTooCostly',
  'InvariantViolated',
]);

const externs =
  'A program reaches the world through an `extern service`, whose functions are written in TypeScript: declare one that does this.';

const refused: Readonly<Record<string, string>> = {
  setTimeout:
    'To wait, write `await sleep("5 seconds")` with `import { sleep } from "mu"`; it survives a crash.',
  setInterval: 'For work at fixed times, give a method the decorator `@schedule("rate(5 minutes)")`.',
  setImmediate: 'Calls that are not awaited yet already run beside the code: `const p = S.f(); …; await p`.',
  queueMicrotask:
    'Calls that are not awaited yet already run beside the code: `const p = S.f(); …; await p`.',
  clearTimeout: 'Waits with a limit are written with `signal(name, { timeout: "3 days" })`.',
  fetch: externs,
  XMLHttpRequest: externs,
  WebSocket: externs,
  require:
    'Modules are imported: `import { Hotel } from "./hotel.mu"`; npm packages are imported by the TypeScript module of an `extern service`.',
  module: 'Write `export` before the declarations that other modules use.',
  exports: 'Write `export` before the declarations that other modules use.',
  process: 'A service gets what it needs as arguments or state; the environment is outside of mu.',
  global: 'There is no global object: what lives on is the `state` of a service.',
  globalThis: 'There is no global object: what lives on is the `state` of a service.',
  window: 'There is no global object: what lives on is the `state` of a service.',
  document: externs,
  localStorage: 'What lives on is the `state` of a service: `state entries: Map<string, string>;`.',
  Buffer: externs,
  Symbol: 'Use a string: symbols cannot be stored or sent.',
  BigInt: 'Use `number` for whole numbers up to 2^53, or a string.',
  Proxy: 'Values are plain data in mu; write a function.',
  Reflect: 'Use `Object.keys`, `Object.entries` and indexing.',
  WeakMap: 'Use a `Map`, or a `state` map.',
  WeakSet: 'Use a `Set`, or a `state` set.',
  Function: 'Write an arrow function.',
  eval: 'Programs are compiled as a whole: nothing is evaluated later.',
  arguments: 'Write a rest parameter: `(...args: string[])`.',
  alert: 'To write a line to the log: `console.log(…)`.',
  TypeError: 'Declare the errors of your program: `error BadInput { what: string }`.',
  RangeError: 'Declare the errors of your program: `error OutOfRange { what: string }`.',
};

/** What to write instead of a global of JavaScript that mu refuses. */
export function insteadOfGlobal(name: string): string | undefined {
  return Object.hasOwn(refused, name) ? refused[name] : undefined;
}
