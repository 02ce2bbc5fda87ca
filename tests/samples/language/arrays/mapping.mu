// map, filter and flatMap keep the order.
//
// > Mapping.all([1, 2, 3, 4]) = [[2, 4, 6, 8], [2, 4], [1, 1, 2, 2, 3, 3, 4, 4], [0, 2, 6, 12]]
import { Echo } from "./echo.mu";
export service Mapping {
  async all(values: number[]): Promise<number[][]> {
    const two = await Echo.count(2);
    return [
      values.map(value => value * two),
      values.filter(value => value % two === 0),
      values.flatMap(value => [value, value]),
      values.map((value, i) => value * i),
    ];
  }
}
