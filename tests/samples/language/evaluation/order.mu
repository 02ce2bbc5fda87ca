// Operands, arguments, members and targets are evaluated from left to right, whatever awaits.
//
// > Order.all() = [6, [1, 2, 3], { "a": 1, "b": 2 }, "1-2", 12, 3]
// > Echo.history() = ["1", "2", "3", "1", "2", "3", "1", "2", "1", "2", "10", "1", "2"]
import { Echo } from "./echo.mu";
function sum(...numbers: number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
export service Order {
  async all(): Promise<(number | number[] | Record<string, number> | string)[]> {
    const added = sum(await Echo.count(1), await Echo.count(2), await Echo.count(3));
    const list = [await Echo.count(1), await Echo.count(2), await Echo.count(3)];
    const object = { a: await Echo.count(1), b: await Echo.count(2) };
    const text = `${await Echo.count(1)}-${await Echo.count(2)}`;
    let x = 1;
    const before = x + await Echo.count(10) + ++x - 1;
    const chosen = (await Echo.count(1), await Echo.count(2)) + 1;
    return [added, list, object, text, before, chosen];
  }
}
