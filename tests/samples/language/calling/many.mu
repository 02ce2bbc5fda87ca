// Many awaits one after another, with many live values.
//
// > Many.run(1) = [1, 2, 3, 4, 5, 6, 7, 8, 36]
import { Echo } from "./echo.mu";
export service Many {
  async run(n: number): Promise<number[]> {
    const a = await Echo.count(n);
    const b = await Echo.count(a + 1);
    const c = await Echo.count(b + 1);
    const d = await Echo.count(c + 1);
    const e = await Echo.count(d + 1);
    const f = await Echo.count(e + 1);
    const g = await Echo.count(f + 1);
    const h = await Echo.count(g + 1);
    return [a, b, c, d, e, f, g, h, a + b + c + d + e + f + g + h];
  }
}
