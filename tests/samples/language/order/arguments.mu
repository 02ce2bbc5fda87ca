// Arguments are evaluated from left to right, each before the next.
//
// > Arguments.run() = "a1b2"
// > Echo.history() = ["a", "1", "b", "2"]
import { Echo } from "./echo.mu";
function joined(...parts: (string | number)[]): string {
  return parts.join("");
}
export service Arguments {
  async run(): Promise<string> {
    return joined(
      await Echo.say("a"),
      await Echo.count(1),
      await Echo.say("b"),
      await Echo.count(2),
    );
  }
}
