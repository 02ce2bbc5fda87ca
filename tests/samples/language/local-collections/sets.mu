// Local sets and what can be made of two.
//
// > Sets.of([1, 2, 2, 3], [3, 4]) = { "union": [1, 2, 3, 4], "both": [3], "first": [1, 2], "one": [1, 2, 4] }
// > Sets.compare([1], [1, 2]) = [true, false, false]
// > Sets.unique(["b", "a", "b"]) = ["b", "a"]
// > Sets.walk(["x", "y"]) = ["x", "y", "z"]
import { Echo } from "./echo.mu";
export service Sets {
  of(a: number[], b: number[]): Record<string, number[]> {
    const [as, bs] = [new Set(a), new Set(b)];
    return {
      union: [...as.union(bs)],
      both: [...as.intersection(bs)],
      first: [...as.difference(bs)],
      one: [...as.symmetricDifference(bs)],
    };
  }

  compare(a: number[], b: number[]): boolean[] {
    const [as, bs] = [new Set(a), new Set(b)];
    return [as.isSubsetOf(bs), as.isSupersetOf(bs), as.isDisjointFrom(bs)];
  }

  async unique(names: string[]): Promise<string[]> {
    return Promise.all(Array.from(new Set(names), name => Echo.say(name)));
  }

  walk(start: string[]): string[] {
    const all = new Set(start);
    const order: string[] = [];
    for (const name of all) {
      order.push(name);
      if (name === "y") all.add("z").add("x");
    }
    return order;
  }
}
