// The comparisons of a JSONPath Choice rule: a value against an operand. Values of another type than the operator's compare
// as false, never as an error; `…Path` variants are the same operators after their operand has been read, and the presence
// test and And/Or/Not belong to whoever reads the paths.
import type { Json } from './json.ts';

type Order = (sign: number) => boolean;

const orders: Readonly<Record<string, Order>> = {
  Equals: sign => sign === 0,
  LessThan: sign => sign < 0,
  GreaterThan: sign => sign > 0,
  LessThanEquals: sign => sign <= 0,
  GreaterThanEquals: sign => sign >= 0,
};

const kinds: Readonly<Record<string, (value: Json) => boolean>> = {
  IsNull: value => value === null,
  IsBoolean: value => typeof value === 'boolean',
  IsNumeric: value => typeof value === 'number',
  IsString: value => typeof value === 'string',
  IsTimestamp: value => instant(value) !== undefined,
};

/** Undefined: no such operator. */
export function compare(operator: string, value: Json, operand: Json): boolean | undefined {
  const isKind = Object.hasOwn(kinds, operator) ? kinds[operator] : undefined;
  // With `false` a test of kind is its contrary.
  if (isKind !== undefined) return isKind(value) === operand;
  if (operator === 'StringMatches') {
    return typeof value === 'string' && typeof operand === 'string' && matches(value, operand);
  }
  if (operator === 'BooleanEquals') return typeof value === 'boolean' && value === operand;
  const [, type, name = ''] = /^(String|Numeric|Timestamp)(\w+)$/.exec(operator) ?? [];
  const order = Object.hasOwn(orders, name) ? orders[name] : undefined;
  if (type === undefined || order === undefined) return undefined;
  const left = ordered(type, value);
  const right = ordered(type, operand);
  if (left === undefined || right === undefined) return false;
  return order(left < right ? -1 : left > right ? 1 : 0);
}

function ordered(type: string, value: Json): string | number | undefined {
  if (type === 'Timestamp') return instant(value);
  return typeof value === (type === 'String' ? 'string' : 'number') ? (value as string | number) : undefined;
}

/** Milliseconds since 1970; undefined: not a timestamp of RFC 3339 with a capital T and an offset. */
function instant(value: Json): number | undefined {
  if (typeof value !== 'string') return undefined;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value)) return undefined;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : time;
}

/** `*` stands for any characters, `\*` for itself, `\\` for a backslash. Linear in text times pattern: no backtracking beyond the last star. */
function matches(text: string, pattern: string): boolean {
  const parts = [...pattern.matchAll(/\\[\s\S]|[\s\S]/g)].map(([part]) => part);
  let at = 0;
  let next = 0;
  let star = -1;
  let resumed = 0;
  while (at < text.length) {
    const part = parts[next];
    if (part === '*') {
      star = next++;
      resumed = at;
    } else if (part !== undefined && part.charAt(part.length - 1) === text[at]) {
      at++;
      next++;
    } else if (star >= 0) {
      next = star + 1;
      at = ++resumed;
    } else return false;
  }
  while (parts[next] === '*') next++;
  return next === parts.length;
}
