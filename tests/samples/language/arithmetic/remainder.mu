// The remainder has the sign of the dividend.
//
// > Remainder.of(-7, 3) = [-1, 7, 2]
// > Remainder.of(7, -3) = [1, -7, -2]
import { Echo } from "./echo.mu";
export service Remainder {
  async of(a: number, b: number): Promise<number[]> {
    const remainder = await Echo.count(a) % b;
    return [remainder, -a, (a % b + b) % b];
  }
}
