// Pairs of calls side by side, one pair after another.
//
// > InLoops.run([1, 2, 3]) = [11, 22, 33]
import { Echo } from "./echo.mu";
export service InLoops {
  async run(values: number[]): Promise<number[]> {
    const out: number[] = [];
    for (const value of values) {
      const [one, ten] = await Promise.all([Echo.count(value), Echo.count(value * 10)]);
      out.push(one + ten);
    }
    return out;
  }
}
