// What a loop goes over may change while it does.
//
// > Changing.grow(4) = [0, 1, 2, 3, 4]
// > Changing.queue("a") = ["a", "ab", "ac", "abb", "abc", "acb", "acc"]
// > Changing.removed([1, 2, 3, 4, 5, 6]) = [1, 3, 5]
// > Changing.replaced([1, 2, 3]) = [1, 20, 30]
import { Echo } from "./echo.mu";
export service Changing {
  async grow(to: number): Promise<number[]> {
    const list = [0];
    for (const n of list) {
      const next = await Echo.count(n + 1);
      if (next <= to) list.push(next);
    }
    return list;
  }

  async queue(start: string): Promise<string[]> {
    const seen: string[] = [];
    const waiting = [start];
    while (waiting.length > 0) {
      const [next = ""] = waiting.splice(0, 1);
      seen.push(await Echo.say(next));
      if (next.length < 3) waiting.push(`${next}b`, `${next}c`);
    }
    return seen;
  }

  async removed(numbers: number[]): Promise<number[]> {
    const seen: number[] = [];
    for (const n of numbers) {
      seen.push(n);
      numbers.splice(numbers.indexOf(n), 1);
      await Echo.count(n);
    }
    return seen;
  }

  async replaced(numbers: number[]): Promise<number[]> {
    const seen: number[] = [];
    let list = numbers;
    for (const [i, n] of list.entries()) {
      list = list.map(m => m * 10);
      seen.push(await Echo.count(n));
      if (i < numbers.length - 1) numbers[i + 1] = (numbers[i + 1] ?? 0) * 10;
    }
    return seen;
  }
}
