// Numbers become texts as JavaScript makes them.
//
// > Formatting.all(1234.5678) = ["1234.5678", "1234.57", "1e+21", "0.000001", "1e-7", "11111111", "1.2e+3"]
import { Echo } from "./echo.mu";
export service Formatting {
  async all(n: number): Promise<string[]> {
    const x = await Echo.count(n);
    return [
      `${x}`,
      x.toFixed(2),
      `${1e21}`,
      `${0.000001}`,
      `${0.0000001}`,
      (255).toString(2),
      x.toExponential(1),
    ];
  }
}
