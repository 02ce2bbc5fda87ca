// Where one text is in another.
//
// > Searches.all("banana") = [1, 3, -1, true, true, false, true]
import { Echo } from "./echo.mu";
export service Searches {
  async all(text: string): Promise<(number | boolean)[]> {
    const said = await Echo.say(text);
    return [
      said.indexOf("ana"),
      said.lastIndexOf("ana"),
      said.indexOf("x"),
      said.includes("nan"),
      said.startsWith("ban"),
      said.endsWith("ban"),
      said.startsWith("an", 1),
    ];
  }
}
