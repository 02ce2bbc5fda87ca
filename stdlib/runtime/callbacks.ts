// Other methods whose callback touches state: of maps, sets, texts and of the objects `Array`, `Object` and `Map`.
import { mapAsync } from './arrays.ts';

type Each<T, R> = (element: T, index: number) => R | Promise<R>;

/** `Array.from(items, change)`. */
export async function fromAsync<T, R>(
  _array: unknown,
  items: Iterable<T> | ArrayLike<T>,
  change: Each<T, R>,
): Promise<R[]> {
  return mapAsync(Array.from(items), change);
}

/** `Object.groupBy` and `Map.groupBy`. */
export async function groupByAsync<T>(
  object: unknown,
  items: Iterable<T>,
  keyOf: Each<T, string>,
): Promise<unknown> {
  const all = [...items];
  const keys = await mapAsync(all, keyOf);
  const key = (_: T, i: number): string => keys[i] as string;
  return object === Map ? Map.groupBy(all, key) : Object.groupBy(all, key);
}

/** `forEach` of a map or a set: what is added meanwhile is visited, too. */
export async function visitAsync<K, V>(
  collection: Map<K, V> | Set<V>,
  visit: (value: V, key: K | V, collection: Map<K, V> | Set<V>) => unknown,
): Promise<void> {
  if (collection instanceof Map) for (const [key, value] of collection) await visit(value, key, collection);
  else for (const value of collection) await visit(value, value, collection);
}

type Replacement = (match: string, ...groups: string[]) => string | Promise<string>;

export async function replaceAsync(
  text: string,
  pattern: string | RegExp,
  replacement: Replacement,
): Promise<string> {
  return replacing(replacement, replacer => text.replace(pattern, replacer));
}

export async function replaceAllAsync(
  text: string,
  pattern: string | RegExp,
  replacement: Replacement,
): Promise<string> {
  return replacing(replacement, replacer => text.replaceAll(pattern, replacer));
}

/** First asks what there is to replace, then what to put there, and then puts it there. */
async function replacing(
  replacement: Replacement,
  replace: (replacer: (...found: string[]) => string) => string,
): Promise<string> {
  const found: (readonly [string, ...string[]])[] = [];
  replace((match, ...groups) => {
    found.push([match as string, ...groups]);
    return '';
  });
  const texts = await mapAsync(found, each => replacement(...each));
  let at = 0;
  return replace(() => texts[at++] as string);
}
