// Loops in loops, each with awaits, with counters that go on.
//
// > Tables.products(3) = [[1, 2, 3], [2, 4, 6], [3, 6, 9]]
// > Tables.triangle(4) = ["1", "1 1", "1 2 1", "1 3 3 1"]
// > Tables.primes(20) = [2, 3, 5, 7, 11, 13, 17, 19]
import { Echo } from "./echo.mu";
export service Tables {
  async products(n: number): Promise<number[][]> {
    const rows: number[][] = [];
    for (let i = 1; i <= n; i++) {
      const row: number[] = [];
      for (let j = 1; j <= n; j++) row.push(await Echo.count(i * j));
      rows.push(row);
    }
    return rows;
  }

  async triangle(n: number): Promise<string[]> {
    const lines: string[] = [];
    let row = [1];
    while (lines.length < n) {
      lines.push(await Echo.say(row.join(" ")));
      row = [0, ...row].map((value, i) => value + (row[i] ?? 0));
    }
    return lines;
  }

  async primes(to: number): Promise<number[]> {
    const found: number[] = [];
    outer: for (let n = 2; n <= to; n++) {
      for (const p of found) {
        if (p * p > n) break;
        if (await Echo.count(n) % p === 0) continue outer;
      }
      found.push(n);
    }
    return found;
  }
}
