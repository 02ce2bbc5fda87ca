// White space at the ends, and padding.
//
// > Trimming.all("  x ") = ["x", "x ", "  x", "00x", "x..", "xxx"]
import { Echo } from "./echo.mu";
export service Trimming {
  async all(text: string): Promise<string[]> {
    const said = await Echo.say(text);
    const bare = said.trim();
    return [
      bare,
      said.trimStart(),
      said.trimEnd(),
      bare.padStart(3, "0"),
      bare.padEnd(3, "."),
      bare.repeat(3),
    ];
  }
}
