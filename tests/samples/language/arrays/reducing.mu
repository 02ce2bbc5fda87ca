// reduce from the left and from the right, with and without a first value.
//
// > Reducing.all(["a", "b", "c"]) = ["abc", "cba", "-a-b-c", 3]
import { Echo } from "./echo.mu";
export service Reducing {
  async all(texts: string[]): Promise<(string | number)[]> {
    const dash = await Echo.say("-");
    return [
      texts.reduce((all, text) => all + text),
      texts.reduceRight((all, text) => all + text),
      texts.reduce((all, text) => all + dash + text, ""),
      texts.reduce((n, text) => n + text.length, 0),
    ];
  }
}
