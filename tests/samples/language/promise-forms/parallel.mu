// parallel runs a function for each element, not too many at once, and keeps the order.
//
// > Limited.doubles([1, 2, 4, 5], 2) = [2, 4, 8, 10]
// > Limited.doubles([], 3) = []
// > Limited.indexed(["a", "b"]) = ["0a!", "1b!"]
// > Limited.unlimited([1, 2]) = [2, 4]
// > Limited.fails([1, 3, 2]) = "Odd 3"
import { parallel } from "mu";
import { Odd, Slow } from "./slow.mu";
export service Limited {
  async doubles(ns: number[], concurrency: number): Promise<number[]> {
    return await parallel(ns, n => Slow.double(n), { concurrency });
  }

  async indexed(texts: string[]): Promise<string[]> {
    return await parallel(texts, async (text, i) => `${i}${await Slow.shout(text)}`, {
      concurrency: 1,
    });
  }

  async unlimited(ns: number[]): Promise<number[]> {
    return await parallel(ns, n => Slow.double(n));
  }

  async fails(ns: number[]): Promise<string> {
    try {
      await parallel(ns, n => Slow.double(n), { concurrency: 2 });
      return "fine";
    } catch (e) {
      return e instanceof Odd ? `Odd ${e.n}` : "?";
    }
  }
}
