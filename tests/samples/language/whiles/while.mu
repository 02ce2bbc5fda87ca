// The condition awaits each time.
//
// > While.until(3) = [0, 1, 2]
// > Echo.history() = ["0", "1", "2", "3"]
import { Echo } from "./echo.mu";
export service While {
  async until(limit: number): Promise<number[]> {
    const seen: number[] = [];
    let n = 0;
    while (await Echo.count(n) < limit) seen.push(n++);
    return seen;
  }
}
