// Compares what came with what was expected; the answer is a sentence about the first difference.
import type { Json } from '../json.ts';

/**
 * An expected value matches itself. Three objects stand for more than one value: `{ "$any": "string" }` (a type name as
 * `typeof` gives it, or `array`), `{ "$length": 3 }`, `{ "$inAnyOrder": [ … ] }`.
 */
export function difference(actual: Json | undefined, expected: Json, place: string): string | undefined {
  const pattern = asPattern(expected);
  if (pattern !== undefined) return patternDifference(actual, pattern, place);
  if (Array.isArray(expected)) return arrayDifference(actual, expected, place);
  if (typeof expected === 'object' && expected !== null)
    return objectDifference(actual, expected as Fields, place);
  return Object.is(actual, expected) ? undefined : said(actual, expected, place);
}

type Fields = { readonly [key: string]: Json };

function asPattern(expected: Json): Fields | undefined {
  if (typeof expected !== 'object' || expected === null || Array.isArray(expected)) return undefined;
  const keys = Object.keys(expected);
  return keys.length === 1 && keys[0]?.startsWith('$') ? (expected as Fields) : undefined;
}

function patternDifference(actual: Json | undefined, pattern: Fields, place: string): string | undefined {
  if (pattern.$any !== undefined) {
    const type = Array.isArray(actual) ? 'array' : typeof actual;
    return type === pattern.$any ? undefined : said(actual, pattern, place);
  }
  if (!Array.isArray(actual)) return said(actual, pattern, place);
  if (pattern.$length !== undefined) {
    return actual.length === pattern.$length ? undefined : said(actual, pattern, place);
  }
  if (Array.isArray(pattern.$inAnyOrder)) {
    return arrayDifference([...actual].sort(byText), [...pattern.$inAnyOrder].sort(byText), place);
  }
  throw new Error(`${JSON.stringify(pattern)} is no pattern: write $any, $length or $inAnyOrder`);
}

function arrayDifference(
  actual: Json | undefined,
  expected: readonly Json[],
  place: string,
): string | undefined {
  if (!Array.isArray(actual) || actual.length !== expected.length) return said(actual, expected, place);
  for (const [i, element] of expected.entries()) {
    const found = difference(actual[i], element, `${place}[${i}]`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function objectDifference(actual: Json | undefined, expected: Fields, place: string): string | undefined {
  if (typeof actual !== 'object' || actual === null || Array.isArray(actual))
    return said(actual, expected, place);
  for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
    const found = expected[key];
    const there = (actual as Fields)[key];
    if (found === undefined) return `${place} has ${key} (${JSON.stringify(there)}), which is not expected`;
    const inside = difference(there, found, `${place}.${key}`);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

function said(actual: Json | undefined, expected: Json, place: string): string {
  return `${place} is ${JSON.stringify(actual) ?? 'undefined'}, expected ${JSON.stringify(expected)}`;
}

function byText(a: Json, b: Json): number {
  const left = JSON.stringify(a);
  const right = JSON.stringify(b);
  return left === right ? 0 : left < right ? -1 : 1;
}
