// Array methods whose callback touches state: the same order of calls as JavaScript's own, one after the other.

type Each<T, R> = (element: T, index: number, array: readonly T[]) => R | Promise<R>;

export async function mapAsync<T, R>(array: readonly T[], each: Each<T, R>): Promise<R[]> {
  const results: R[] = [];
  for (let i = 0; i < array.length; i++) results.push(await each(array[i] as T, i, array));
  return results;
}

export async function filterAsync<T>(array: readonly T[], keep: Each<T, unknown>): Promise<T[]> {
  const kept: T[] = [];
  for (let i = 0; i < array.length; i++) {
    const element = array[i] as T;
    if (await keep(element, i, array)) kept.push(element);
  }
  return kept;
}

export async function forEachAsync<T>(array: readonly T[], each: Each<T, unknown>): Promise<void> {
  for (let i = 0; i < array.length; i++) await each(array[i] as T, i, array);
}

export async function findIndexAsync<T>(array: readonly T[], wanted: Each<T, unknown>): Promise<number> {
  for (let i = 0; i < array.length; i++) if (await wanted(array[i] as T, i, array)) return i;
  return -1;
}

export async function findAsync<T>(array: readonly T[], wanted: Each<T, unknown>): Promise<T | undefined> {
  const index = await findIndexAsync(array, wanted);
  return index === -1 ? undefined : array[index];
}

export async function someAsync<T>(array: readonly T[], wanted: Each<T, unknown>): Promise<boolean> {
  return (await findIndexAsync(array, wanted)) !== -1;
}

export async function everyAsync<T>(array: readonly T[], wanted: Each<T, unknown>): Promise<boolean> {
  for (let i = 0; i < array.length; i++) if (!(await wanted(array[i] as T, i, array))) return false;
  return true;
}

type Combine<T, R> = (so: R, element: T, index: number, array: readonly T[]) => R | Promise<R>;

/** Without a start, the first element is the start, as in JavaScript. */
export async function reduceAsync<T, R>(
  array: readonly T[],
  combine: Combine<T, R>,
  ...start: readonly [] | readonly [R]
): Promise<R> {
  if (start.length === 0 && array.length === 0)
    throw new TypeError('Reduce of empty array with no initial value');
  let result = (start.length === 0 ? array[0] : start[0]) as R;
  for (let i = start.length === 0 ? 1 : 0; i < array.length; i++) {
    result = await combine(result, array[i] as T, i, array);
  }
  return result;
}

export async function flatMapAsync<T, R>(array: readonly T[], each: Each<T, R | readonly R[]>): Promise<R[]> {
  return (await mapAsync(array, each)).flat() as R[];
}

export async function findLastIndexAsync<T>(array: readonly T[], wanted: Each<T, unknown>): Promise<number> {
  for (let i = array.length - 1; i >= 0; i--) if (await wanted(array[i] as T, i, array)) return i;
  return -1;
}

export async function findLastAsync<T>(
  array: readonly T[],
  wanted: Each<T, unknown>,
): Promise<T | undefined> {
  const index = await findLastIndexAsync(array, wanted);
  return index === -1 ? undefined : array[index];
}

export async function reduceRightAsync<T, R>(
  array: readonly T[],
  combine: Combine<T, R>,
  ...start: readonly [] | readonly [R]
): Promise<R> {
  const last = array.length - 1;
  const turned: Combine<T, R> = (so, element, i) => combine(so, element, last - i, array);
  return reduceAsync(array.toReversed(), turned, ...start);
}

type Compare<T> = (a: T, b: T) => number | Promise<number>;

/** In place, and stable. */
export async function sortAsync<T>(array: T[], compare: Compare<T>): Promise<T[]> {
  const sorted = await toSortedAsync(array, compare);
  return Object.assign(array, sorted);
}

/** Undefined elements come last, without a question. */
export async function toSortedAsync<T>(array: readonly T[], compare: Compare<T>): Promise<T[]> {
  const known = array.filter(element => element !== undefined);
  const sorted = await mergeSort(known, compare);
  return [...sorted, ...array.filter(element => element === undefined)];
}

async function mergeSort<T>(array: readonly T[], compare: Compare<T>): Promise<readonly T[]> {
  if (array.length < 2) return array;
  const middle = array.length >> 1;
  const left = await mergeSort(array.slice(0, middle), compare);
  const right = await mergeSort(array.slice(middle), compare);
  const merged: T[] = [];
  let at = 0;
  for (const element of right) {
    while (at < left.length && !((await compare(left[at] as T, element)) > 0)) merged.push(left[at++] as T);
    merged.push(element);
  }
  return [...merged, ...left.slice(at)];
}
