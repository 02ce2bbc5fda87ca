// Patterns of lists skip, default and gather.
//
// > Arrays.run([1, 2, 3, 4]) = [1, 3, [4], 9]
// > Arrays.run([]) = [0, 0, [], 9]
import { Echo } from "./echo.mu";
export service Arrays {
  async run(values: number[]): Promise<(number | number[])[]> {
    const [first = 0, , third = 0, ...rest] = values;
    const [, second = await Echo.count(9)] = [...rest];
    return [first, third, rest, second];
  }
}
