// Sorting is stable, and by texts unless told otherwise.
//
// > Sorting.all([10, 9, 1]) = [["1", "10", "9"], ["1", "9", "10"], ["b1", "a1", "c2"]]
import { Echo } from "./echo.mu";
export service Sorting {
  async all(values: number[]): Promise<string[][]> {
    await Echo.say("sort");
    const byText = [...values].sort().map(String);
    const byNumber = [...values].sort((a, b) => a - b).map(String);
    const pairs = ["b1", "c2", "a1"];
    return [byText, byNumber, pairs.sort((a, b) => a.slice(1).localeCompare(b.slice(1)))];
  }
}
