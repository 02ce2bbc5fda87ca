// The body runs before the condition is asked.
//
// > DoWhile.run(0) = 1
// > DoWhile.run(3) = 3
import { Echo } from "./echo.mu";
export service DoWhile {
  async run(limit: number): Promise<number> {
    let n = 0;
    do {
      n += await Echo.count(1);
    } while (n < limit);
    return n;
  }
}
