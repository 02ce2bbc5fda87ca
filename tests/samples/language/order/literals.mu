// Elements and properties are evaluated in their order.
//
// > Literals.run() = [["x", "y"], { "p": "z", "q": "w" }]
// > Echo.history() = ["x", "y", "z", "w"]
import { Echo } from "./echo.mu";
export service Literals {
  async run(): Promise<(string[] | Record<string, string>)[]> {
    return [
      [await Echo.say("x"), await Echo.say("y")],
      { p: await Echo.say("z"), q: await Echo.say("w") },
    ];
  }
}
