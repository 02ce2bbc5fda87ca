// Operators bind as in JavaScript, also around awaits.
//
// > Precedence.all(2, 3, 4) = [14, 20, -10, 512, 1, true]
import { Echo } from "./echo.mu";
export service Precedence {
  async all(a: number, b: number, c: number): Promise<(number | boolean)[]> {
    return [
      a + b * await Echo.count(c),
      (a + b) * await Echo.count(c),
      a - b * await Echo.count(c),
      a ** b ** await Echo.count(2),
      await Echo.count(b) % a,
      a < await Echo.count(b) === b < c,
    ];
  }
}
