// Doubles are doubles: 0.1 + 0.2 is not 0.3, and big integers lose their ends.
//
// > Rounding.all() = [false, 9007199254740992, 0.30000000000000004, 3, -3, -2, 2]
import { Echo } from "./echo.mu";
export service Rounding {
  async all(): Promise<(number | boolean)[]> {
    const tenth = await Echo.count(0.1);
    const big = await Echo.count(9007199254740992);
    return [
      tenth + 0.2 === 0.3,
      big + 1,
      tenth + 0.2,
      Math.round(2.5),
      Math.floor(-2.5),
      Math.round(-2.5),
      Math.trunc(2.9),
    ];
  }
}
