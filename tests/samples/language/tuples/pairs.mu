// Tuples are returned, taken apart, swapped and sent.
//
// > Pairs.minMax([3, 9, 1]) = [1, 9]
// > Pairs.minMax([]) = null
// > Pairs.swapped(["a", 1]) = [1, "a"]
// > Pairs.named([1, 2], { "unit": "m" }) = "1 m by 2 m"
// > Pairs.labelled() = [["x", 1], ["y", 2]]
import { Echo } from "./echo.mu";
type Range = [low: number, high: number];
function minMax(ns: readonly number[]): Range | undefined {
  const [first, ...rest] = ns;
  if (first === undefined) return undefined;
  let [low, high]: Range = [first, first];
  for (const n of rest) [low, high] = [Math.min(low, n), Math.max(high, n)];
  return [low, high];
}
function swap<A, B>([a, b]: [A, B]): [B, A] {
  return [b, a];
}
export service Pairs {
  async minMax(ns: number[]): Promise<Range | null> {
    const found = minMax(ns);
    if (found === undefined) return null;
    const [low, high] = found;
    return [await Echo.count(low), await Echo.count(high)];
  }

  swapped(pair: [string, number]): [number, string] {
    return swap(pair);
  }

  async named([width, height]: Range, { unit }: { unit: string }): Promise<string> {
    return [width, height].map(n => `${n} ${unit}`).join(await Echo.say(" by "));
  }

  labelled(): readonly [string, number][] {
    const point = { x: 1, y: 2 };
    return Object.entries(point).map(([name, value]): [string, number] => [name, value]);
  }
}
