// Local functions call themselves and each other.
//
// > Recursive.run(10) = [55, true]
import { Echo } from "./echo.mu";
export service Recursive {
  async run(n: number): Promise<(number | boolean)[]> {
    function fibonacci(k: number): number {
      return k < 2 ? k : fibonacci(k - 1) + fibonacci(k - 2);
    }
    const isEven = (k: number): boolean => k === 0 ? true : isOdd(k - 1);
    const isOdd = (k: number): boolean => k === 0 ? false : isEven(k - 1);
    const count = await Echo.count(n);
    return [fibonacci(count), isEven(count)];
  }
}
