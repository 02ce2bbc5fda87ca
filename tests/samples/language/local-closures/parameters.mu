// Functions are given to functions.
//
// > Parameters.run(4) = [16, 8, "4!"]
import { Echo } from "./echo.mu";
function apply<T>(value: number, f: (n: number) => T): T {
  return f(value);
}
export service Parameters {
  async run(n: number): Promise<(number | string)[]> {
    const x = await Echo.count(n);
    const twice = (k: number) => k * 2;
    return [apply(x, k => k * k), apply(x, twice), apply(x, k => `${k}!`)];
  }
}
