// Parameters may have any name, and none: each gets its argument.
//
// > Names.all(1, { "a": 2, "b": 3 }, 4) = [1, 2, 3, 4, 5]
// > Names.waits(1, { "a": 2 }, 3) = [1, 2, 3]
import { Echo } from "./echo.mu";

export service Names {
  all(states: number, { a, b }: { a: number; b: number }, $x: number, v: number = 5): number[] {
    return [states, a, b, $x, v];
  }

  async waits(states: number, { a }: { a: number }, $: number): Promise<number[]> {
    return [states, await Echo.count(a), $];
  }
}
