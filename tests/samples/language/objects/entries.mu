// keys, values, entries and back.
//
// > Entries.all({ "x": 1, "y": 2 }) = [["x", "y"], [1, 2], { "x": 10, "y": 20 }, { "y": 2 }]
import { Echo } from "./echo.mu";
export service Entries {
  async all(
    record: Record<string, number>,
  ): Promise<(string[] | number[] | Record<string, number>)[]> {
    const ten = await Echo.count(10);
    return [
      Object.keys(record),
      Object.values(record),
      Object.fromEntries(Object.entries(record).map(([key, value]) => [key, value * ten])),
      Object.fromEntries(Object.entries(record).filter(([, value]) => value > 1)),
    ];
  }
}
