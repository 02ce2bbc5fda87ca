// Assignments with awaits in the place, in the key and in the value: the place is looked at first, once.
//
// > Both.elements([10, 20, 30]) = [[10, 25, 30], 25]
// > Both.counters() = { "a": 3, "b": 1 }
// > Both.places() = [[0, 7, 7], 3]
// > Both.old(5) = [5, 15, 16]
// > Both.chained() = [4, 4, 4]
// > Both.grid(2) = [[0, 1], [1, 2]]
// > Both.texts("a") = "a-b-c"
// > Echo.history() = ["1", "5", "a", "b", "a", "1", "2", "7", "10", "1", "4", "0", "1", "0", "1", "b", "c"]
import { Echo } from "./echo.mu";
export service Both {
  async elements(list: number[]): Promise<[number[], number]> {
    const result = (list[await Echo.count(1)] = (list[1] ?? 0) + await Echo.count(5));
    return [list, result];
  }

  async counters(): Promise<Record<string, number>> {
    const counts: Record<string, number> = { a: 1, b: 0 };
    counts[await Echo.say("a")] = (counts["a"] ?? 0) + 1;
    counts[await Echo.say("b")] = (counts["b"] ?? 0) + 1;
    counts[await Echo.say("a")] = (counts["a"] ?? 0) + 1;
    return counts;
  }

  async places(): Promise<[number[], number]> {
    const list = [0, 0, 0];
    let i = 0;
    list[++i] = list[++i] = (await Echo.count(1), await Echo.count(2), await Echo.count(7));
    i++;
    return [list, i];
  }

  async old(start: number): Promise<number[]> {
    let total = start;
    const before = total;
    total += await Echo.count(10);
    const between = total;
    total += await Echo.count(1);
    return [before, between, total];
  }

  async chained(): Promise<number[]> {
    let a: number;
    let b: number;
    const box = { c: 0 };
    a = b = box.c = await Echo.count(4);
    return [a, b, box.c];
  }

  async grid(n: number): Promise<number[][]> {
    const grid: number[][] = [];
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        (grid[i] ??= [])[j] = i + await Echo.count(j);
      }
    }
    return grid;
  }

  async texts(start: string): Promise<string> {
    const note = { text: start };
    note.text += `-${await Echo.say("b")}`;
    note.text += "-" + await Echo.say("c");
    return note.text;
  }
}
