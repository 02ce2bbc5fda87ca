// Values of a program as JSON and back. Three movements, and who owns the result:
//
//   encode  checks and copies; what the program does with its object afterwards changes nothing
//   decode  for state: shares the store's object, deeply frozen
//   thaw    for arguments and variables: a fresh copy that the program may change
//
// C1: an object that is frozen is plain JSON, deeply frozen, and needs neither encoding nor decoding. (What a
//     program freezes itself is known, and is walked like anything else.) So what was read from the store and is stored again
//     unchanged is not walked.
// C2: what is not plain (`$mu`) is never frozen.
import { putTogether, takenApart } from './classes.ts';
import { asProgramError, MuError, NotDurable, revive } from './errors.ts';
import { isFrozenData } from './frozen.ts';
import type { ErrorValue, Json } from './ports.ts';
import { DurablePromise, Encoded } from './promises.ts';

/** `undefined` where a value must be: a variable, an argument, a result. */
const UNDEFINED: Json = { $mu: 'undefined' };
const MAX_DEPTH = 200;

/** What may be here besides JSON. */
interface Allowed {
  /** `undefined` as an element of an array. */
  readonly gaps: boolean;
  /** Promises: what a request works with is forgotten with it, what is stored is not. */
  readonly promises: boolean;
  /** Objects of the library's classes: they live in methods and go to private ones, and are not stored. */
  readonly classes: boolean;
}

const STORED: Allowed = { gaps: false, promises: false, classes: false };
const SENT: Allowed = { gaps: false, promises: true, classes: true };
const VARIABLE: Allowed = { gaps: true, promises: true, classes: true };

/** Checks and copies. `path` names the value in the message of `NotDurable`. */
export function encode(value: unknown, path = 'value'): Json {
  return encodeWith(value, path, STORED);
}

/** A variable: elements of its arrays (of arguments, of results) may be `undefined` too. */
export function encodeVariable(value: unknown, path: string): Json {
  return encodeWith(value, path, VARIABLE);
}

function encodeWith(value: unknown, path: string, allowed: Allowed): Json {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (value === undefined) return UNDEFINED;
  const result = walk(value, 0, allowed);
  if (result !== undefined) return result;
  const { at, found } = locate(value, path, 0, allowed) ?? { at: path, found: 'not durable' };
  throw new NotDurable({ path: at, found, message: `${at} is ${found}, which cannot be stored or sent` });
}

/** `undefined` where something is not durable: who asks then looks for the place, slowly. */
function walk(value: unknown, depth: number, allowed: Allowed): Json | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0) ? value : undefined;
    case 'object':
      if (value === null) return null;
      if (isFrozenData(value)) return value as Json;
      if (depth > MAX_DEPTH) return undefined;
      if (Array.isArray(value)) return walkArray(value, depth, allowed);
      if (value instanceof MuError) return walkError(value, depth, allowed);
      return isPlain(value)
        ? walkObject(value as Record<string, unknown>, depth, allowed)
        : walkSpecial(value, depth, allowed);
    default:
      return undefined;
  }
}

function walkArray(value: readonly unknown[], depth: number, allowed: Allowed): Json | undefined {
  const copy: Json[] = [];
  let plain = true;
  for (let i = 0; i < value.length; i++) {
    const element = value[i];
    const json = element === undefined && allowed.gaps ? UNDEFINED : walk(element, depth + 1, allowed);
    if (json === undefined) return undefined;
    if (plain && isSpecial(json)) plain = false;
    copy.push(json);
  }
  return plain ? Object.freeze(copy) : copy;
}

function walkSpecial(value: object, depth: number, allowed: Allowed): Json | undefined {
  if (value instanceof Encoded) return value.json;
  if (value instanceof DurablePromise)
    return allowed.promises ? { $mu: 'promise', key: value.key } : undefined;
  // What JavaScript itself threw: in a `catch`, it lives across an await as any other error.
  if (value instanceof Error) return walkError(asProgramError(value), depth, allowed);
  return allowed.classes ? walkClass(value, depth, allowed) : undefined;
}

/** Objects of the library's classes, by what is in them. */
function walkClass(value: object, depth: number, allowed: Allowed): Json | undefined {
  const apart = takenApart(value);
  if (apart === undefined) return undefined;
  const parts = walkArray(apart.parts, depth + 1, allowed);
  return parts === undefined ? undefined : { $mu: apart.kind, parts };
}

function walkObject(value: Record<string, unknown>, depth: number, allowed: Allowed): Json | undefined {
  const copy: Record<string, Json> = {};
  let plain = true;
  for (const key of Object.keys(value)) {
    const property = value[key];
    if (property === undefined) continue;
    const json = walk(property, depth + 1, allowed);
    if (json === undefined) return undefined;
    if (plain && isSpecial(json)) plain = false;
    const isOurs = isReserved(key);
    if (isOurs) plain = false;
    assign(copy, isOurs ? `$${key}` : key, json);
  }
  return plain ? Object.freeze(copy) : copy;
}

/** Keys that begin like ours stand for themselves with one more `$` before them. */
function isReserved(key: string): boolean {
  return key.charCodeAt(0) === dollar && /^\$+mu/.test(key);
}

function keyOf(key: string): string {
  return key.charCodeAt(0) === dollar && /^\$\$+mu/.test(key) ? key.slice(1) : key;
}

const dollar = 36;

function walkError(error: MuError, depth: number, allowed: Allowed): Json | undefined {
  const fields = walk({ ...MuError.fields(error) }, depth + 1, allowed);
  if (fields === undefined) return undefined;
  return { $mu: 'error', name: MuError.declaredName(error), message: error.message, fields };
}

/** Where the first value stands that is not durable, and what it is. */
function locate(
  value: unknown,
  path: string,
  depth: number,
  allowed: Allowed,
): { at: string; found: string } | undefined {
  if (typeof value === 'number') {
    return walk(value, 0, STORED) === undefined
      ? { at: path, found: Object.is(value, -0) ? '-0' : String(value) }
      : undefined;
  }
  if (value === undefined) return allowed.gaps ? undefined : { at: path, found: 'undefined' };
  if (typeof value !== 'object')
    return (typeof value) in durable ? undefined : { at: path, found: `a ${typeof value}` };
  if (value === null || isFrozenData(value)) return undefined;
  if (depth > MAX_DEPTH) return { at: path, found: `nested deeper than ${MAX_DEPTH} levels` };
  if (Array.isArray(value)) {
    return first(value.length, i => locate(value[i], `${path}[${i}]`, depth + 1, allowed));
  }
  if (walkSpecial(value, depth, allowed) !== undefined) return undefined;
  const apart = allowed.classes ? takenApart(value) : undefined;
  if (apart !== undefined) return locate(apart.parts, path, depth + 1, allowed);
  if (value instanceof DurablePromise) return { at: path, found: 'a promise' };
  if (!(value instanceof MuError) && !isPlain(value)) {
    return { at: path, found: `an object of class ${value.constructor?.name ?? 'unknown'}` };
  }
  const members = value instanceof MuError ? MuError.fields(value) : (value as Record<string, unknown>);
  const keys = Object.keys(members).filter(key => members[key] !== undefined);
  return first(keys.length, i => {
    const key = keys[i] as string;
    return locate(members[key], `${path}${member(key)}`, depth + 1, allowed);
  });
}

const durable: { readonly [type: string]: true } = { string: true, boolean: true };

function first<T>(count: number, find: (index: number) => T | undefined): T | undefined {
  for (let i = 0; i < count; i++) {
    const found = find(i);
    if (found !== undefined) return found;
  }
  return undefined;
}

function member(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null;
}

function isSpecial(json: Json): boolean {
  return typeof json === 'object' && json !== null && !isFrozenData(json);
}

function assign(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    target[key] = value;
  }
}

/** For values of state: shared and frozen, whatever is plain in it. */
export function decode(json: Json): unknown {
  if (typeof json !== 'object' || json === null || isFrozenData(json)) return json;
  if (isArray(json)) return decodeArray(json);
  if (json['$mu'] !== undefined) return special(json, decode);
  return decodeObject(json as { readonly [key: string]: Json });
}

function decodeArray(json: readonly Json[]): unknown {
  let changed: unknown[] | undefined;
  for (let i = 0; i < json.length; i++) {
    const element = json[i] as Json;
    const value = decode(element);
    if (value === element && !isSpecialValue(value)) continue;
    changed ??= [...json];
    changed[i] = value;
  }
  return changed ?? Object.freeze(json);
}

function decodeObject(json: { readonly [key: string]: Json }): unknown {
  let changed: Record<string, unknown> | undefined;
  for (const key of Object.keys(json)) {
    const property = json[key] as Json;
    const value = decode(property);
    if (keyOf(key) !== key) return thawMembers(json, decode);
    if (value === property && !isSpecialValue(value)) continue;
    changed ??= { ...json };
    assign(changed, key, value);
  }
  return changed ?? Object.freeze(json);
}

function isSpecialValue(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !isFrozenData(value);
}

/** For arguments and variables: a fresh copy, without anything frozen in it. */
export function thaw(json: Json): unknown {
  if (typeof json !== 'object' || json === null) return json;
  if (isArray(json)) {
    const copy: unknown[] = [];
    for (const element of json) copy.push(thaw(element));
    return copy;
  }
  if (json['$mu'] !== undefined) return special(json, thaw);
  return thawMembers(json as { readonly [key: string]: Json }, thaw);
}

function thawMembers(
  json: { readonly [key: string]: Json },
  each: (json: Json) => unknown,
): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(json)) assign(copy, keyOf(key), each(json[key] as Json));
  return copy;
}

function special(json: { readonly [key: string]: Json }, each: (json: Json) => unknown): unknown {
  if (json['$mu'] === 'undefined') return undefined;
  if (json['$mu'] === 'error') return decodeError(errorValue(json));
  if (json['$mu'] === 'promise') return new DurablePromise(String(json['key']));
  const parts = json['parts'];
  const object = parts === undefined ? undefined : putTogether(String(json['$mu']), thaw(parts) as unknown[]);
  return object ?? thawMembers(json, each);
}

function isArray(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}

/** What crosses a call inside one commit: the same as if it had been sent. */
export function copy(value: unknown, path: string): unknown {
  if (typeof value === 'string' || typeof value === 'boolean' || value === undefined || value === null)
    return value;
  return thaw(encodeWith(value, path, SENT));
}

/** An error as it is stored and sent. */
export function encodeError(error: MuError): { readonly $mu: 'error' } & ErrorValue {
  const name = MuError.declaredName(error);
  const fields = encode({ ...MuError.fields(error) }, name) as { readonly [field: string]: Json };
  return { $mu: 'error', name, message: error.message, fields };
}

/** An error of the program as a function throws it: under its own name, its message the JSON text of its value. */
export function outward(error: MuError, cause: unknown): Error {
  const outer = new Error(JSON.stringify(encodeError(error)), { cause });
  outer.name = MuError.declaredName(error);
  return outer;
}

export function decodeError(value: ErrorValue): MuError {
  return revive(value.name, value.message, thawMembers(value.fields, thaw));
}

export function errorValue(json: Json): ErrorValue {
  const { name, message, fields } = json as unknown as ErrorValue;
  return { name, message, fields };
}
