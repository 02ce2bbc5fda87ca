// Math with many arguments, and with none in a list.
//
// > MinAndMax.all([3, 9, 2]) = [2, 9, 14, 3]
import { Echo } from "./echo.mu";
export service MinAndMax {
  async all(values: number[]): Promise<number[]> {
    const first = await Echo.count(values[0] ?? 0);
    return [
      Math.min(...values),
      Math.max(first, ...values),
      values.reduce((a, b) => a + b, 0),
      Math.abs(-first),
    ];
  }
}
