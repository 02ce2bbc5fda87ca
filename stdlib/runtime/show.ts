// A value as a line of the log shows it: texts as they are, the rest as JSON, with what JSON cannot say in words.
import { MuError } from './errors.ts';

const DEEPEST = 8;

export function show(value: unknown): string {
  return typeof value === 'string' ? value : (inner(value, 0) ?? 'undefined');
}

function inner(value: unknown, depth: number): string | undefined {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'undefined':
      return undefined;
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'function':
      return '[function]';
    case 'object':
      return value === null ? 'null' : object(value, depth);
    default:
      return String(value);
  }
}

function object(value: object, depth: number): string {
  if (value instanceof Error) return error(value);
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? 'Invalid Date' : JSON.stringify(value.toISOString());
  if (value instanceof RegExp || value instanceof URL || value instanceof URLSearchParams)
    return String(value);
  if (depth === DEEPEST) return Array.isArray(value) ? '[…]' : '{…}';
  const all = (values: Iterable<unknown>): string =>
    [...values].map(each => inner(each, depth + 1) ?? 'undefined').join(',');
  if (Array.isArray(value)) return `[${all(value)}]`;
  if (value instanceof Set) return `Set {${all(value)}}`;
  if (value instanceof Map) {
    const entries = [...value].map(([key, each]) => `${inner(key, depth + 1)} => ${inner(each, depth + 1)}`);
    return `Map {${entries.join(',')}}`;
  }
  const members = Object.entries(value).flatMap(([key, each]) => {
    const text = inner(each, depth + 1);
    return text === undefined ? [] : [`${JSON.stringify(key)}:${text}`];
  });
  return `{${members.join(',')}}`;
}

function error(value: Error): string {
  const name = value instanceof MuError ? MuError.declaredName(value) : value.name;
  return value.message === name || value.message.startsWith(`${name} (`)
    ? value.message
    : `${name}: ${value.message}`;
}
