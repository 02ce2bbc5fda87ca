// The errors that are there without a declaration, and the names that JavaScript has and mu has not, with what to write.

/** Errors of JavaScript that the library throws: caught by name, and not thrown by programs. */
export const nativeErrors: ReadonlySet<string> = new Set([
  'SyntaxError',
  'RangeError',
  'TypeError',
  'URIError',
]);

/** Errors that the language declares. */
export const builtinErrors: ReadonlySet<string> = new Set([
  ...nativeErrors,
  'NotDurable',
  'TransactionTooLarge',
  'TransactionAborted',
  'Timeout',
  'CallFailed',
  'CompensationFailed',
  'AssertionFailed',
  'RegExpTooCostly',
  'InvariantViolated',
  'AggregateError',
  'Cancelled',
]);

const externs =
  'A program reaches the world through an `extern service`, whose functions are written in TypeScript: declare one that does this.';

/** Names that mean the same. */
function among(names: string, instead: string): Readonly<Record<string, string>> {
  return Object.fromEntries(names.split(' ').map(name => [name, instead]));
}

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
  ...among(
    'atob btoa Buffer TextEncoder TextDecoder Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array ' +
      'Float32Array Float64Array ArrayBuffer DataView Blob File',
    'Bytes are texts in base64: `import { base64 } from "mu"`, then `base64.encode(text)`.',
  ),
  Intl: 'There is no `Intl`: answers are the same on every machine. `toFixed`, `padStart` and `localeCompare` are there.',
  ...among(
    'Deno Bun navigator location history',
    'A service gets what it needs as arguments or state; what is around it is outside of mu.',
  ),
  performance: 'The time of a turn is `Date.now()`; it stands still while the turn runs.',
  sessionStorage: 'What lives on is the `state` of a service: `state entries: Map<string, string>;`.',
  ...among('axios FormData Headers Request Response EventSource Worker', externs),
  ...among(
    'AbortController AbortSignal',
    'Limit the time of a call with the decorator `@timeout("10 seconds")` on its method.',
  ),
  EventEmitter: 'Call the method of a service, or wait for a `signal`.',
  requestAnimationFrame: 'To wait, write `await sleep("5 seconds")` with `import { sleep } from "mu"`.',
  clearInterval: 'For work at fixed times, give a method the decorator `@schedule("rate(5 minutes)")`.',
  WeakRef: 'Values are plain data in mu: keep a key.',
  FinalizationRegistry: 'Values are plain data in mu: keep a key.',
  Iterator: 'What `keys()`, `values()` and `entries()` give has `map`, `filter` and `toArray`.',
  Generator: 'Give an array.',
  Temporal: 'Use `Date`, in UTC, and texts in the form of ISO 8601.',
  ...among('moment dayjs luxon', 'Use `Date`, in UTC, and texts in the form of ISO 8601.'),
  ...among('__dirname __filename', 'A program has no files: constants and `state` hold what it needs.'),
  ...among('print println printf puts echo', 'To write a line to the log: `console.log(…)`.'),
  ...among('prompt confirm', 'To ask somebody, wait for a `signal` from outside.'),
  ...among('str repr', 'Write `String(value)`.'),
  ...among(
    'int float double parseNumber',
    'Write `Number(text)`; `Math.trunc(x)` cuts off what is behind the point.',
  ),
  len: 'Write `xs.length`, or `size` of a map or set.',
  range: 'Write `for (let i = 0; i < n; i++)`, or `Array.from({ length: n }, (_, i) => i)`.',
  self: 'The service is `this`.',
  ...among('nil None NULL', 'Write `null` or `undefined`.'),
  True: 'Write `true`.',
  False: 'Write `false`.',
  ...among('uuid uuidv4 nanoid randomUUID', 'Write `crypto.randomUUID()`.'),
  ...among(
    'panic die',
    'Throw an error of your own: `error Broken { why: string }`, `throw new Broken({ why })`.',
  ),
  ...among('createHash md5 sha1', '`import { sha256, hmacSha256 } from "mu"`.'),
  bcrypt: '`import { hashPassword, verifyPassword } from "mu"`.',
};

/** What to write instead of a global of JavaScript that mu refuses. */
export function insteadOfGlobal(name: string): string | undefined {
  return Object.hasOwn(refused, name) ? refused[name] : undefined;
}
