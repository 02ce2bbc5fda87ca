// Strings are UTF-16: an emoji has two units.
//
// > Units.all("a😀b") = [4, 3, "😀", 55357, 128512]
import { Echo } from "./echo.mu";
export service Units {
  async all(text: string): Promise<(number | string)[]> {
    const said = await Echo.say(text);
    return [
      said.length,
      [...said].length,
      [...said][1] ?? "",
      said.charCodeAt(1),
      said.codePointAt(1) ?? 0,
    ];
  }
}
