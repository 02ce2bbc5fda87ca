// ?? asks only for null and undefined; 0 and "" stay.
//
// > Nullish.all(0, "") = [0, ""]
// > Nullish.all(null, null) = [7, "x"]
// > Echo.history() = ["7", "x"]
import { Echo } from "./echo.mu";
export service Nullish {
  async all(n: number | null, text: string | null): Promise<(number | string)[]> {
    return [n ?? await Echo.count(7), text ?? await Echo.say("x")];
  }
}
