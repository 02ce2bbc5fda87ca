// Promise.race takes the first that ends, well or badly; timers that lose are cancelled.
//
// > Racing.timeout(2) = "4"
// > Racing.timer() = "timer"
// > Racing.bad() = "Odd"
// > Racing.inLoop([1, 2, 3]) = ["2", "4", "late"]
// > Racing.kept() = [8, "x!"]
import { sleep } from "mu";
import { Slow } from "./slow.mu";
export service Racing {
  async timeout(n: number): Promise<string> {
    const winner = await Promise.race([Slow.double(n), sleep("1 minute")]);
    return winner === undefined ? "late" : `${winner}`;
  }

  async timer(): Promise<string> {
    const slow = async (): Promise<string> => {
      await sleep("2 hours");
      return await Slow.shout("slow");
    };
    const quick = async (): Promise<string> => {
      await sleep("1 hour");
      return "timer";
    };
    return await Promise.race([slow(), quick()]);
  }

  async bad(): Promise<string> {
    try {
      await Promise.race([Slow.double(3), sleep("1 day")]);
      return "late";
    } catch (e) {
      return e instanceof Error ? e.name : "?";
    }
  }

  async inLoop(ns: number[]): Promise<string[]> {
    const results: string[] = [];
    for (const n of ns) {
      try {
        const winner = await Promise.race([Slow.double(n), sleep("1 minute")]);
        results.push(winner === undefined ? "late" : `${winner}`);
      } catch {
        results.push("late");
      }
    }
    return results;
  }

  async kept(): Promise<(number | string)[]> {
    const p = Slow.double(4);
    const q = Slow.shout("x");
    await Promise.race([p, sleep("1 day")]);
    return [await p, await q];
  }
}
