// find, findIndex, findLast, indexOf, includes, some, every.
//
// > Finding.all([5, 8, 13, 8]) = [8, 1, 13, 3, true, true, false, null]
import { Echo } from "./echo.mu";
export service Finding {
  async all(values: number[]): Promise<(number | boolean | null)[]> {
    const limit = await Echo.count(6);
    return [
      values.find(value => value > limit) ?? 0,
      values.findIndex(value => value > limit),
      values.findLast(value => value > 10) ?? 0,
      values.lastIndexOf(8),
      values.includes(13),
      values.some(value => value > 10),
      values.every(value => value > limit),
      values.find(value => value > 100) ?? null,
    ];
  }
}
