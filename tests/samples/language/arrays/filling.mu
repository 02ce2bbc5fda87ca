// Array.from, fill, entries and keys.
//
// > Filling.all(3) = [[0, 1, 4], ["x", "x", "x"], ["0:a", "1:b"], [0, 1]]
import { Echo } from "./echo.mu";
export service Filling {
  async all(n: number): Promise<(number[] | string[])[]> {
    const length = await Echo.count(n);
    const letters = ["a", "b"];
    return [
      Array.from({ length }, (_, i) => i * i),
      new Array<string>(length).fill("x"),
      [...letters.entries()].map(([i, letter]) => `${i}:${letter}`),
      [...letters.keys()],
    ];
  }
}
