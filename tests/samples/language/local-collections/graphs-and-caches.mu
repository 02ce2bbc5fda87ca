// Maps and sets in algorithms that wait: a search, a cache of promises, groups that are filled by functions, reading beside others.
//
// > Search.reach("a") = ["a", "b", "c", "d"]
// > Search.cached(["x", "y", "x"]) = ["x!", "y!", "x!", 2]
// > Search.filled(["b", "a", "b"]) = { "a": 1, "b": 2 }
// > Search.beside([1, 2, 3]) = ["one", "two", "?"]
// > Search.helped(["k", "l"]) = [2, "k=0,l=1"]
// > Search.copied() = [1, 2]
// > Search.handed([1, 2, 2]) = [2, 2]
// > Search.inTransaction([1, 2, 3, 3]) = 6
// > Search.looped() = ["a1", "b2"]
import { Echo } from "./echo.mu";
export service Links {
  from(node: string): string[] {
    const links: Record<string, string[]> = { a: ["b", "c"], b: ["c", "d"], c: ["a"] };
    return links[node] ?? [];
  }
}
function put(map: Map<string, number>, key: string): Map<string, number> {
  return map.set(key, map.size);
}
export service Search {
  async reach(start: string): Promise<string[]> {
    const seen = new Set([start]);
    const open = [start];
    for (let node = open.shift(); node !== undefined; node = open.shift()) {
      for (const next of await Links.from(node)) {
        if (seen.has(next)) continue;
        seen.add(next);
        open.push(next);
      }
    }
    return [...seen];
  }

  async cached(names: string[]): Promise<(string | number)[]> {
    const jobs = new Map<string, Promise<string>>();
    for (const name of names) if (!jobs.has(name)) jobs.set(name, this.shout(name));
    await Echo.count(jobs.size);
    const shouted: (string | number)[] = [];
    for (const name of names) shouted.push(await jobs.get(name) ?? "");
    return [...shouted, jobs.size];
  }

  private async shout(name: string): Promise<string> {
    return `${await Echo.say(name)}!`;
  }

  async filled(words: string[]): Promise<Record<string, number>> {
    const counts = new Map<string, number>();
    const count = (word: string): void => {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    };
    for (const word of words) count(await Echo.say(word));
    return Object.fromEntries([...counts].sort());
  }

  async beside(ns: number[]): Promise<string[]> {
    const names = new Map([[1, "one"], [2, "two"]]);
    await Echo.count(names.size);
    return await Promise.all(ns.map(async n => names.get(await Echo.count(n)) ?? "?"));
  }

  async helped(keys: string[]): Promise<(number | string)[]> {
    const map = new Map<string, number>();
    for (const key of keys) put(map, await Echo.say(key));
    return [map.size, [...map].map(pair => pair.join("=")).join()];
  }

  async copied(): Promise<number[]> {
    const one = new Set([1]);
    const two = new Set(one);
    await Echo.count(1);
    two.add(2);
    await Echo.count(2);
    return [one.size, two.size];
  }

  async handed(ns: number[]): Promise<number[]> {
    const set = new Set(ns);
    const size = await this.size(set);
    return [size, set.size];
  }

  async inTransaction(ns: number[]): Promise<number> {
    const set = new Set(ns);
    let size = 0;
    transaction {
      size = await this.size(set);
    }
    return size + set.size;
  }

  private async size(set: Set<number>): Promise<number> {
    await Echo.count(1);
    return set.size;
  }

  async looped(): Promise<string[]> {
    const map = new Map([["a", 1], ["b", 2]]);
    const done = new Set<string>();
    for (const [key, value] of map) done.add(await Echo.say(`${key}${value}`));
    return [...done];
  }
}
