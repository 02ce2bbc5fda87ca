// Assignments to patterns exchange values.
//
// > Swapping.run(1, 2) = [2, 1, 2]
import { Echo } from "./echo.mu";
export service Swapping {
  async run(x: number, y: number): Promise<number[]> {
    let a = x;
    let b = y;
    [a, b] = [b, await Echo.count(a)];
    return [a, b, await Echo.count(a)];
  }
}
