// Each turn of a loop has its own variable.
//
// > Captured.run(3) = [0, 1, 2]
import { Echo } from "./echo.mu";
export service Captured {
  async run(n: number): Promise<number[]> {
    const out: number[] = [];
    for (let i = 0; i < n; i++) {
      const give = () => i;
      await Echo.count(i);
      out.push(give());
    }
    return out;
  }
}
