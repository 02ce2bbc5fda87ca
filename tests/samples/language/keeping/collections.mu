// Generic helpers for lists: zip, chunk, partition, group, unique, window, with inferred types and awaits between them.
//
// > Lists.zipped([1, 2, 3], ["a", "b"]) = [[1, "a"], [2, "b"]]
// > Lists.chunks([1, 2, 3, 4, 5], 2) = [[1, 2], [3, 4], [5]]
// > Lists.parted([3, -1, 4, -2]) = { "yes": [3, 4], "no": [-1, -2] }
// > Lists.grouped(["apple", "avocado", "bean"]) = [["a", ["apple", "avocado"]], ["b", ["bean"]]]
// > Lists.unique([1, "a", 1, "b", "a"]) = [1, "a", "b"]
// > Lists.windows([1, 2, 4, 8], 2) = [1, 2, 4]
// > Lists.most(["bb", "a", "ccc"]) = "ccc"
// > Lists.most([]) = "nothing"
import { Echo } from "./echo.mu";
function zip<A, B>(as: readonly A[], bs: readonly B[]): [A, B][] {
  return as.slice(0, bs.length).flatMap((a, i) => {
    const b = bs[i];
    return b === undefined ? [] : [[a, b] satisfies [A, B]];
  });
}
function chunk<T>(items: readonly T[], size: number): T[][] {
  return items.length === 0 ? [] : [items.slice(0, size), ...chunk(items.slice(size), size)];
}
function partition<T>(items: readonly T[], test: (item: T) => boolean): { yes: T[]; no: T[] } {
  const parts: { yes: T[]; no: T[] } = { yes: [], no: [] };
  for (const item of items) (test(item) ? parts.yes : parts.no).push(item);
  return parts;
}
function groupBy<T, K extends string>(items: readonly T[], key: (item: T) => K): [K, T[]][] {
  const groups = new Map<K, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups];
}
function maximum<T, R = T>(items: readonly T[], by: (item: T) => number, otherwise: R): T | R {
  let best: { item: T; value: number } | undefined;
  for (const item of items) {
    const value = by(item);
    if (best === undefined || value > best.value) best = { item, value };
  }
  return best === undefined ? otherwise : best.item;
}
const unique = <T,>(items: readonly T[]): T[] => [...new Set(items)];
export service Lists {
  async zipped(numbers: number[], texts: string[]): Promise<[number, string][]> {
    const pairs = zip(numbers, texts);
    for (const [n] of pairs) await Echo.count(n);
    return pairs;
  }

  async chunks(numbers: number[], size: number): Promise<number[][]> {
    return chunk(numbers, await Echo.count(size));
  }

  async parted(numbers: number[]): Promise<{ yes: number[]; no: number[] }> {
    const least = await Echo.count(0);
    return partition(numbers, n => n >= least);
  }

  async grouped(words: string[]): Promise<[string, string[]][]> {
    const groups = groupBy(words, word => word.charAt(0));
    for (const [letter] of groups) await Echo.say(letter);
    return groups;
  }

  unique(values: (number | string)[]): (number | string)[] {
    return unique(values);
  }

  async windows(numbers: number[], size: number): Promise<number[]> {
    const windows = numbers.slice(size - 1).map((_, i) => numbers.slice(i, i + size));
    await Echo.count(windows.length);
    return windows.map(([first = 0, second = 0]) => second - first);
  }

  async most(words: string[]): Promise<string> {
    const word = maximum(words, each => each.length, null);
    await Echo.say("found");
    return word ?? "nothing";
  }
}
