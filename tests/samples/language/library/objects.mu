// Object.*: entries and back, copies, sameness, order of keys.
//
// > Objects.keys() = ["1", "2", "b", "a"]
// > Objects.swapped({ "x": "1", "y": "2" }) = { "1": "x", "2": "y" }
// > Objects.merged({ "a": 1, "b": 2 }, { "b": 3 }) = [{ "a": 1, "b": 3 }, 2, false]
// > Objects.grouped([1, 2, 3, 4]) = { "odd": [1, 3], "even": [2, 4] }
// > Objects.deep() = [1, 9, true]
import { Echo } from "./echo.mu";
export service Objects {
  keys(): string[] {
    const o: Record<string, number> = { b: 1, 2: 1, a: 1, 1: 1 };
    return Object.keys(o);
  }

  async swapped(o: Record<string, string>): Promise<Record<string, string>> {
    const pairs = Object.entries(o).map(([key, value]): [string, string] => [value, key]);
    await Echo.count(pairs.length);
    return Object.fromEntries(pairs);
  }

  merged(
    a: Record<string, number>,
    b: Record<string, number>,
  ): (Record<string, number> | number | boolean)[] {
    const result = { ...a, ...b };
    return [result, Object.values(result).length, Object.is(result, a)];
  }

  grouped(ns: number[]): Record<string, number[]> {
    const groups = Object.groupBy(ns, n => n % 2 === 0 ? "even" : "odd");
    return { odd: groups["odd"] ?? [], even: groups["even"] ?? [] };
  }

  deep(): (number | boolean)[] {
    const one = { inner: { list: [1] } };
    const copy = structuredClone(one);
    copy.inner.list[0] = 9;
    return [one.inner.list[0] ?? 0, copy.inner.list[0] ?? 0, "inner" in copy];
  }
}
