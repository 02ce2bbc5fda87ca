// split with a limit, with a pattern, into letters.
//
// > Splitting.all("a1b22c") = [["a", "b", "c"], ["a", "1"], ["a1b22c"], 6]
import { Echo } from "./echo.mu";
export service Splitting {
  async all(text: string): Promise<(string[] | number)[]> {
    const said = await Echo.say(text);
    return [said.split(/\d+/), said.split("", 2), said.split(","), said.split("").length];
  }
}
