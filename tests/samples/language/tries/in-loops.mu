// break and continue leave through finally.
//
// > InLoops.run([1, 2, 3, 4]) = "1f2f3f."
import { Echo } from "./echo.mu";
export service InLoops {
  async run(values: number[]): Promise<string> {
    let out = "";
    for (const value of values) {
      try {
        out += await Echo.count(value);
        if (value === 2) continue;
        if (value === 3) break;
      } finally {
        out += "f";
      }
    }
    return `${out}.`;
  }
}
