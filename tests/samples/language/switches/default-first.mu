// default may stand anywhere, and is taken last.
//
// > DefaultFirst.run("a") = "A"
// > DefaultFirst.run("z") = "otherA"
import { Echo } from "./echo.mu";
export service DefaultFirst {
  async run(key: string): Promise<string> {
    let out = "";
    switch (await Echo.say(key)) {
      default:
        out += await Echo.say("other");
      case "a":
        out += "A";
        break;
      case "b":
        out += "B";
    }
    return out;
  }
}
