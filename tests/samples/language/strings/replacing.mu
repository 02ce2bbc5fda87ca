// replace changes the first, replaceAll every one; patterns have groups.
//
// > Replacing.all("a-b-c") = ["a+b-c", "a+b+c", "A-B-C", "b-a-c", "a.b.c"]
import { Echo } from "./echo.mu";
export service Replacing {
  async all(text: string): Promise<string[]> {
    const said = await Echo.say(text);
    return [
      said.replace("-", "+"),
      said.replaceAll("-", "+"),
      said.replace(/[a-z]/g, letter => letter.toUpperCase()),
      said.replace(/(\w)-(\w)/, "$2-$1"),
      said.split("-").join("."),
    ];
  }
}
