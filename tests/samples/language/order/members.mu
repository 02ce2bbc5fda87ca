// The object and the index are read before the value is awaited.
//
// > Members.run() = [[9, 2], [1, 2], 1]
import { Echo } from "./echo.mu";
export service Members {
  async run(): Promise<(number[] | number)[]> {
    const a = [1, 2];
    const b = [1, 2];
    let list = a;
    let i = 0;
    const elsewhere = () => {
      list = b;
      i = 1;
      return 9;
    };
    list[i] = elsewhere() + await Echo.count(0);
    return [a, b, i];
  }
}
