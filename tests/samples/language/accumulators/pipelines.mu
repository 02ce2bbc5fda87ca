// Pipelines of array methods before, between and after awaits.
//
// > Pipes.top([{ "name": "a", "points": 3 }, { "name": "b", "points": 9 }, { "name": "c", "points": 5 }], 2) = ["B: 9", "C: 5"]
// > Pipes.words("the cat the dog") = [["the", 2], ["cat", 1], ["dog", 1]]
// > Pipes.flat([[1, [2]], [3]]) = [1, [2], 3, 3]
// > Pipes.chunks([1, 2, 3, 4, 5], 2) = [[1, 2], [3, 4], [5]]
import { Echo } from "./echo.mu";
type Player = { name: string; points: number };
export service Pipes {
  async top(players: Player[], n: number): Promise<string[]> {
    const best = players.toSorted((a, b) => b.points - a.points).slice(0, n);
    const names = await Promise.all(best.map(({ name }) => Echo.say(name.toUpperCase())));
    return names.map((name, i) => `${name}: ${best[i]?.points ?? 0}`);
  }

  async words(text: string): Promise<[string, number][]> {
    const counts = text.split(" ").reduce<Record<string, number>>(
      (all, word) => {
        all[word] = (all[word] ?? 0) + 1;
        return all;
      },
      {},
    );
    await Echo.count(Object.keys(counts).length);
    return Object.entries(counts).sort(([a, x], [b, y]) => y - x || a.localeCompare(b));
  }

  async flat(lists: (number | number[])[][]): Promise<(number | number[])[]> {
    const flat = lists.flat();
    return [...flat, await Echo.count(flat.length)];
  }

  chunks(values: number[], size: number): number[][] {
    return values.reduce<number[][]>(
      (chunks, value, i) => i % size === 0
        ? [...chunks, [value]]
        : chunks.with(-1, [...chunks.at(-1) ?? [], value]),
      [],
    );
  }
}
