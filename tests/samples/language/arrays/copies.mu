// toSorted, toReversed, toSpliced and with leave the list as it is.
//
// > Copies.all([3, 1, 2]) = [[1, 2, 3], [2, 1, 3], [3, 9, 2], [3, 2], [3, 1, 2]]
import { Echo } from "./echo.mu";
export service Copies {
  async all(values: number[]): Promise<number[][]> {
    const nine = await Echo.count(9);
    return [
      values.toSorted((a, b) => a - b),
      values.toReversed(),
      values.with(1, nine),
      values.toSpliced(1, 1),
      values,
    ];
  }
}
