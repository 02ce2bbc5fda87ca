// A loop without end that breaks.
//
// > Forever.powers(100) = [1, 2, 4, 8, 16, 32, 64]
import { Echo } from "./echo.mu";
export service Forever {
  async powers(limit: number): Promise<number[]> {
    const out: number[] = [];
    for (let n = 1;; n *= 2) {
      if (n > limit) break;
      out.push(await Echo.count(n));
    }
    return out;
  }
}
