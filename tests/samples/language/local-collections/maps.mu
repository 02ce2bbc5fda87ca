// Local maps: order of insertion, groups, changes; what is kept across an await is an array of pairs.
//
// > Words.count("b a b c a b") = [["b", 3], ["a", 2], ["c", 1]]
// > Words.count("") = []
// > Words.longest(["aa", "b", "cc", "dddd"]) = { "1": ["b"], "2": ["aa", "cc"], "4": ["dddd"] }
// > Words.changes() = [2, false, true, 1, ["y"], 0]
import { Echo } from "./echo.mu";
export service Words {
  async count(text: string): Promise<[string, number][]> {
    const counts = new Map<string, number>();
    for (const word of text.split(" ")) {
      if (word === "") continue;
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    const pairs = [...counts];
    await Echo.count(pairs.length);
    return pairs.sort(([, a], [, b]) => b - a);
  }

  longest(words: string[]): Record<string, string[]> {
    const groups = Map.groupBy(words, word => word.length);
    return Object.fromEntries(
      [...groups].map(([size, found]): [string, string[]] => [`${size}`, found]),
    );
  }

  changes(): (number | boolean | string[])[] {
    const map = new Map([["x", 1], ["y", 2]]);
    const result: (number | boolean | string[])[] = [map.size, map.has("z"), map.delete("x")];
    result.push(map.size, [...map.keys()]);
    map.clear();
    result.push([...map.values()].length);
    return result;
  }
}
