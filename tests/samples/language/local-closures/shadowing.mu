// Inner names hide outer ones, and only there.
//
// > Shadowing.run(1) = [1, 2, 3, 2, 1]
import { Echo } from "./echo.mu";
export service Shadowing {
  async run(n: number): Promise<number[]> {
    const out = [n];
    {
      const n = await Echo.count(2);
      out.push(n);
      for (const n of [3]) out.push(await Echo.count(n));
      out.push(n);
    }
    out.push(n);
    return out;
  }
}
