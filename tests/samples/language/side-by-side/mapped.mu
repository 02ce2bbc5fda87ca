// A call for each element, with its index and what is around.
//
// > Mapped.run(["a", "b", "c"], "!") = ["0a!", "1b!", "2c!"]
// > Mapped.run([], "!") = []
// > Mapped.run(["x"], "?") = ["0x?"]
import { Echo } from "./echo.mu";
export service Mapped {
  async run(texts: string[], end: string): Promise<string[]> {
    return await Promise.all(texts.map((text, i) => Echo.say(`${i}${text}${end}`)));
  }
}
