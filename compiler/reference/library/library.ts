// The names of the library. Values of a program are values of JavaScript, so the library is JavaScript's own, but for what
// must not depend on the machine that this runs on: time, chance, the language of the reader, and what waits.
import { Bug } from '../../../grammar/diagnostic.ts';
import { ProgramError } from '../errors.ts';
import { everything, type Journal } from '../journal.ts';
import { all, allSettled, any, race, rejected, resolved } from '../promised.ts';
import { dateClass } from './dates.ts';
import type { Waits } from './waits.ts';

export interface Chance {
  /** From 0 up to 1, without it. */
  readonly random: () => number;
  readonly uuid: () => string;
}

/** What JavaScript has no function for, by its name in `"mu"`: `sha256`, `base64`. */
export type Foreign = { readonly [name: string]: unknown };

interface Needs {
  readonly chance: Chance;
  readonly now: () => number;
  readonly journal: Journal;
  readonly waits: Waits;
  readonly foreign: Foreign;
}

export function createLibrary(needs: Needs): (name: string) => unknown {
  const { chance, now, journal, waits, foreign } = needs;
  // The next number depends on how many were asked for before.
  const drawn = <T>(draw: () => T) => {
    journal.touch('chance', 'change');
    return draw();
  };
  const racing = (run: typeof race) => (values: Iterable<unknown>) => {
    journal.touch(everything, 'change');
    return run(values, () => journal.touch(everything, 'change'));
  };
  const names: { readonly [name: string]: unknown } = {
    ...plain,
    Math: withMembers(Math, { random: () => drawn(chance.random) }),
    Date: dateClass(now),
    Promise: { all, allSettled, any: racing(any), race: racing(race), resolve: resolved, reject: rejected },
    crypto: { randomUUID: () => drawn(chance.uuid) },
    console: { log: silent, info: silent, warn: silent, error: silent, debug: silent },
    'mu.abort': abort,
    'mu.assert': assert,
    'mu.sleep': waits.sleep,
    'mu.sleepUntil': waits.sleepUntil,
    'mu.signal': waits.signal,
    'mu.parallel': waits.parallel,
  };
  return name => {
    if (Object.hasOwn(names, name)) return names[name];
    const [, ours = ''] = /^mu\.(\w+)$/.exec(name) ?? [];
    if (Object.hasOwn(foreign, ours)) return foreign[ours];
    throw new Bug(`the reference interpreter was given no ${name}`);
  };
}

const plain: { readonly [name: string]: unknown } = {
  undefined,
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  Array,
  Boolean,
  JSON,
  Map,
  Number,
  Object,
  RegExp,
  Set,
  String,
  URL: globalThis.URL,
  URLSearchParams: globalThis.URLSearchParams,
  decodeURI,
  decodeURIComponent,
  encodeURI,
  encodeURIComponent,
  isFinite: Number.isFinite,
  isNaN: Number.isNaN,
  parseFloat: Number.parseFloat,
  parseInt: Number.parseInt,
  structuredClone: globalThis.structuredClone,
};

/** The log is no part of what a client can observe. */
function silent(): void {}

function withMembers(library: object, members: { readonly [name: string]: unknown }): unknown {
  return new Proxy(library, {
    get: (target, name) =>
      typeof name === 'string' && Object.hasOwn(members, name) ? members[name] : Reflect.get(target, name),
  });
}

function abort(reason: unknown = ''): never {
  throw new ProgramError('TransactionAborted', { reason });
}

function assert(condition: unknown, message = 'an assertion does not hold'): void {
  if (!condition) throw new ProgramError('AssertionFailed', {}, message);
}

/** `a.localeCompare(b)` and the like are English unless a language is named. */
export function inEnglish(self: unknown, name: string, args: readonly unknown[]): readonly unknown[] {
  if (typeof self === 'string' && name === 'localeCompare' && args.length === 1) return [...args, 'en'];
  if (name === 'toLocaleString' && args.length === 0) return ['en'];
  return args;
}
