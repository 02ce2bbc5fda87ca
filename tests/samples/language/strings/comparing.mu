// Texts are compared unit by unit.
//
// > Comparing.all("b") = [true, false, true, true, ["B", "a", "b"]]
import { Echo } from "./echo.mu";
export service Comparing {
  async all(text: string): Promise<(boolean | string[])[]> {
    const said = await Echo.say(text);
    return [said > "a", said < "B", `${said}10` < `${said}9`, said === "b", [said, "a", "B"].sort()];
  }
}
