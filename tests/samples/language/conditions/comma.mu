// The comma gives its last value, and runs the others.
//
// > Comma.all(2) = [6, 3]
// > Echo.history() = ["a", "6"]
import { Echo } from "./echo.mu";
export service Comma {
  async all(n: number): Promise<number[]> {
    let count = n;
    const last = (await Echo.say("a"), count++, await Echo.count(6));
    return [last, count];
  }
}
