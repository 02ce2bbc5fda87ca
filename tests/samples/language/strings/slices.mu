// slice, substring and at count as in JavaScript.
//
// > Slices.all("abcdef") = ["cd", "ef", "bcde", "f", "none", "ab"]
import { Echo } from "./echo.mu";
export service Slices {
  async all(text: string): Promise<string[]> {
    const said = await Echo.say(text);
    return [
      said.slice(2, 4),
      said.slice(-2),
      said.substring(5, 1),
      said.at(-1) ?? "none",
      said.at(9) ?? "none",
      said.slice(0, -4),
    ];
  }
}
