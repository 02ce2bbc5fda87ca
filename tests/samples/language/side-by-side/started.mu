// Calls that were started run beside the code up to their await.
//
// > Started.run(4) = [5, 9]
import { Echo } from "./echo.mu";
export service Started {
  async run(n: number): Promise<number[]> {
    const first = Echo.count(n);
    const own = n * 2;
    const second = Echo.count(own);
    return [await first + 1, await second + 1];
  }
}
