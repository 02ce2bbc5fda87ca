// Assignments through a state: `this.rooms[id].capacity -= 1`, `this.rate = 2`. What leads to the assigned place is
// copied, never changed: values that were read before stay as they were.

import type { MapState } from './state/keyed.ts';
import type { ListState } from './state/list.ts';
import type { ValueState } from './state/single.ts';
import type { Turn } from './turn.ts';

type Key = string | number;
type Place = MapState | ListState | ValueState;

/**
 * Assigns the place that `target` leads to: a state, then keys; the first key is the entry of a map or the position in a
 * list. For `&&=`, `||=` and `??=` the value is a function that is called only where the assignment happens.
 * @returns what the assignment expression gives: the value of the place afterwards; for `++` and `--`, which stand behind
 * their place, the one before.
 * @throws TypeError where the path leads through undefined or null, as JavaScript does.
 */
export async function assign(
  $: Turn,
  target: readonly [Place, ...Key[]],
  operator: string,
  value: unknown,
): Promise<unknown> {
  const [place, ...path] = target;
  const whole = isValue(place);
  const entry = whole ? undefined : path[0];
  const rest = whole ? path : path.slice(1);
  if (operator === '=' && rest.length === 0) {
    await write($, place, entry, value);
    return value;
  }
  const old = await read($, place, entry);
  if (operator === 'delete') {
    await write($, place, entry, without(old, rest));
    return true;
  }
  const before = rest.reduce<unknown>((at, key) => member(at, key), old);
  if (skips(operator, before)) return before;
  if (operator === '++' || operator === '--') {
    await write($, place, entry, replaced(old, rest, (before as number) + (operator === '++' ? 1 : -1)));
    return before;
  }
  const after = await combine(operator, before, value);
  await write($, place, entry, replaced(old, rest, after));
  return after;
}

function isValue(place: Place): place is ValueState {
  return !('at' in place) && !('entries' in place);
}

function read($: Turn, place: Place, entry: Key | undefined): Promise<unknown> {
  if (isValue(place)) return place.get($);
  return 'at' in place ? place.at($, entry as number) : place.get($, entry as Key);
}

function write($: Turn, place: Place, entry: Key | undefined, value: unknown): Promise<void> {
  if (isValue(place)) return place.set($, value);
  return 'at' in place ? place.set($, entry as number, value) : place.set($, entry as Key, value);
}

function member(value: unknown, key: Key): unknown {
  if (value === undefined || value === null) throw new TypeError(`cannot assign '${key}' of ${value}`);
  return Object.hasOwn(value as object, key) ? (value as Record<Key, unknown>)[key] : undefined;
}

/** A copy of `value` in which the place at `path` holds `after`. */
function replaced(value: unknown, path: readonly Key[], after: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return after;
  const inner = replaced(member(value, key), rest, after);
  if (Array.isArray(value)) return Object.assign([...value], { [key]: inner });
  return { ...(value as object), [key]: inner };
}

/** A copy of `value` that has nothing at the place at `path`. */
function without(value: unknown, path: readonly Key[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return undefined;
  if (rest.length > 0) return replaced(value, [key], without(member(value, key), rest));
  if (value === undefined || value === null) throw new TypeError(`cannot delete '${key}' of ${value}`);
  const copy: Record<Key, unknown> = Array.isArray(value) ? ([...value] as never) : { ...(value as object) };
  delete copy[key];
  return copy;
}

function skips(operator: string, before: unknown): boolean {
  if (operator === '&&=') return !before;
  if (operator === '||=') return Boolean(before);
  return operator === '??=' && before !== undefined && before !== null;
}

async function combine(operator: string, before: unknown, value: unknown): Promise<unknown> {
  if (operator === '&&=' || operator === '||=' || operator === '??=') return await (value as () => unknown)();
  const a = before as number;
  const b = value as number;
  switch (operator) {
    case '=':
      return value;
    case '+=':
      return a + b;
    case '-=':
      return a - b;
    case '*=':
      return a * b;
    case '/=':
      return a / b;
    case '%=':
      return a % b;
    case '**=':
      return a ** b;
    case '<<=':
      return a << b;
    case '>>=':
      return a >> b;
    case '>>>=':
      return a >>> b;
    case '&=':
      return a & b;
    case '|=':
      return a | b;
    case '^=':
      return a ^ b;
    default:
      throw new TypeError(`no assignment ${operator}`);
  }
}

/** The value of a call that has settled, or its error, thrown where the program awaits it. */
export function unwrap(outcome: {
  readonly status: string;
  readonly value?: unknown;
  readonly reason?: unknown;
}): unknown {
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}
