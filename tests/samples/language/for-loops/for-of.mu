// for…of over awaited calls goes one after another.
//
// > ForOf.sum([1, 2, 3]) = 6
// > ForOf.sum([]) = 0
// > Echo.history() = ["1", "2", "3"]
// > ForOf.fails([1, 2]) throws TooMany { "at": 2 }
import { Echo } from "./echo.mu";

error TooMany { at: number }

export service ForOf {
  async sum(values: number[]): Promise<number> {
    let total = 0;
    for (const value of values) total += await Echo.count(value);
    return total;
  }

  async fails(values: number[]): Promise<void> {
    for (const value of values) {
      if (value > 1) throw new TooMany({ at: value });
      await Echo.count(value);
    }
  }
}
