// do … while asks after each round, with continue and break that reach its condition.
//
// > Asking.until(4) = ["1", "2", "3", "4"]
// > Asking.skipping(7) = [1, 2, 4, 5, 7]
// > Asking.once(99) = 1
// > Asking.digits(1203) = [3, 0, 2, 1]
import { Echo } from "./echo.mu";
export service Asking {
  async until(n: number): Promise<string[]> {
    const said: string[] = [];
    let i = 0;
    do said.push(await Echo.say(`${++i}`));
    while (i < n);
    return said;
  }

  async skipping(n: number): Promise<number[]> {
    const kept: number[] = [];
    let i = 0;
    do {
      i++;
      if (i % 3 === 0) continue;
      kept.push(await Echo.count(i));
    } while (await Echo.count(i) < n);
    return kept;
  }

  async once(n: number): Promise<number> {
    let rounds = 0;
    do {
      rounds++;
      if (await Echo.count(rounds) < n) break;
    } while (true);
    return rounds;
  }

  digits(n: number): number[] {
    const all: number[] = [];
    let left = n;
    do {
      all.push(left % 10);
      left = Math.floor(left / 10);
    } while (left > 0);
    return all;
  }
}
