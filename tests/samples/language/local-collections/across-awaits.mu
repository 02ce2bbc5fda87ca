// Local maps, sets and dates live across awaits, and stay the same objects for all who hold them.
//
// > Kept.words("b a b c a b") = [["b", 3], ["a", 2], ["c", 1]]
// > Kept.unique(["b", "a", "b"]) = ["b", "a"]
// > Kept.same() = [2, 2, true, "y"]
// > Kept.objects() = [[[1, 2], [3]], 3, true]
// > Kept.nested() = { "a": [1, 2], "b": [3] }
// > Kept.dates("2024-02-28") = ["2024-02-29", "2024-03-01", "Invalid"]
// > Kept.caught() = ["first", 2]
// > Kept.chosen(true) = 1
import { Echo } from "./echo.mu";
export service Kept {
  async words(text: string): Promise<[string, number][]> {
    const counts = new Map<string, number>();
    for (const word of text.split(" "))
      counts.set(await Echo.say(word), (counts.get(word) ?? 0) + 1);
    return [...counts].sort(([, a], [, b]) => b - a);
  }

  async unique(names: string[]): Promise<string[]> {
    const seen = new Set<string>();
    for (const name of names) if (!seen.has(name)) seen.add(await Echo.say(name));
    return Array.from(seen);
  }

  async same(): Promise<(number | boolean | string | undefined)[]> {
    const one = new Map([[1, "x"]]);
    const other = one;
    const holder = { map: one };
    await Echo.count(1);
    other.set(2, "y");
    await Echo.count(2);
    return [one.size, holder.map.size, one === other, holder.map.get(2)];
  }

  async objects(): Promise<(number[][] | number | boolean)[]> {
    const list = [1];
    const all = new Set([list, [3]]);
    await Echo.count(1);
    list.push(2);
    await Echo.count(2);
    return [[...all], [...all].flat().length, all.has(list)];
  }

  async nested(): Promise<Record<string, number[]>> {
    const groups = new Map<string, Map<string, number[]>>([["all", new Map()]]);
    for (const [name, n] of [["a", 1], ["b", 3], ["a", 2]] as const) {
      const inner = groups.get("all");
      const known = inner?.get(name) ?? [];
      inner?.set(name, known);
      known.push(await Echo.count(n));
    }
    return Object.fromEntries(groups.get("all") ?? []);
  }

  async dates(from: string): Promise<string[]> {
    const date = new Date(from);
    const shown: string[] = [];
    for (let i = 0; i < 2; i++) {
      date.setUTCDate(date.getUTCDate() + 1);
      await Echo.count(i);
      shown.push(date.toISOString().slice(0, 10));
    }
    const none = new Date(Number.NaN);
    await Echo.count(2);
    return [...shown, Number.isNaN(none.getTime()) ? "Invalid" : "valid"];
  }

  async caught(): Promise<(string | number)[]> {
    const errors = new Map<string, number>();
    let first = "";
    for (const name of ["first", "second", "first"]) {
      try {
        if (errors.has(name)) throw new Again();
        await Echo.say(name);
      } catch (e) {
        first = e instanceof Again ? name : "?";
      } finally {
        errors.set(name, (errors.get(name) ?? 0) + 1);
      }
    }
    return [first, errors.size];
  }

  async chosen(yes: boolean): Promise<number> {
    const maybe = yes ? new Map([["a", 1]]) : undefined;
    await Echo.count(1);
    return maybe?.get("a") ?? 0;
  }
}
error Again {}
