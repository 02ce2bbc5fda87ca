// Defaults are evaluated where they are needed, from left to right.
//
// > Defaults.run(1) = [1, 2, 3]
// > Defaults.two(1, 5) = [1, 5, 6]
import { Echo } from "./echo.mu";
function spread(a: number, b: number = a + 1, c: number = a + b): number[] {
  return [a, b, c];
}
export service Defaults {
  async run(a: number): Promise<number[]> {
    return spread(await Echo.count(a));
  }

  async two(a: number, b: number): Promise<number[]> {
    return spread(await Echo.count(a), await Echo.count(b));
  }
}
