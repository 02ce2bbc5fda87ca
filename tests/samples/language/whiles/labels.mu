// Labelled break and continue reach through two loops.
//
// > Labels.pairs(4) = ["0,0", "1,0", "2,0", "2,1"]
import { Echo } from "./echo.mu";
export service Labels {
  async pairs(n: number): Promise<string[]> {
    const out: string[] = [];
    outer: for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        if (j === 1 && i < 2) continue outer;
        if (j === 2) break outer;
        out.push(await Echo.say(`${i},${j}`));
      }
    }
    return out;
  }
}
