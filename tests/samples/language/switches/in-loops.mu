// break leaves the switch, continue the turn of the loop.
//
// > InLoops.run(["a", "skip", "b", "stop", "c"]) = "[a][b]."
import { Echo } from "./echo.mu";
export service InLoops {
  async run(words: string[]): Promise<string> {
    let out = "";
    loop: for (const word of words) {
      switch (await Echo.say(word)) {
        case "skip":
          continue;
        case "stop":
          break loop;
        default:
          out += "[";
          break;
      }
      out += `${word}]`;
    }
    return `${out}.`;
  }
}
