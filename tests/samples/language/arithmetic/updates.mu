// `++` and `--` give what was there before or after, across awaits.
//
// > Updates.all(5) = [5, 7, 7, 5, 5]
import { Echo } from "./echo.mu";
export service Updates {
  async all(start: number): Promise<number[]> {
    let n = await Echo.count(start);
    const before = n++;
    const after = ++n;
    await Echo.count(n);
    const down = n--;
    const low = --n;
    return [before, after, down, low, n];
  }
}
