// Iterables are taken one by one: map, filter, take, drop, flatMap, some.
//
// > Lazy.run([5, 3, 8, 1, 9]) = [10, 16]
// > Lazy.pairs(["a", "b"]) = ["0a", "1b"]
// > Lazy.found(["x", "yy", "zzz"]) = ["yy", true, false, 6]
// > Lazy.spread("héé") = ["h", "é", "é"]
import { Echo } from "./echo.mu";
export service Lazy {
  run(values: number[]): number[] {
    return values.values().map(n => n * 2).filter(n => n > 6).take(2).toArray();
  }

  async pairs(names: string[]): Promise<string[]> {
    const result: string[] = [];
    for (const [i, name] of names.entries()) result.push(`${await Echo.count(i)}${name}`);
    return result;
  }

  found(words: string[]): (string | boolean | number | undefined)[] {
    const set = new Set(words);
    return [
      set.values().find(word => word.length === 2),
      set.values().some(word => word === "zzz"),
      set.values().every(word => word.length > 1),
      set.values().reduce((sum, word) => sum + word.length, 0),
    ];
  }

  spread(text: string): string[] {
    return [...text.normalize("NFC")];
  }
}
