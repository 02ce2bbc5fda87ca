// Tuples with optional elements and with a rest, as parameters and as rest parameters.
//
// > Commands.run(["move", 1, 2]) = "move to 1,2"
// > Commands.run(["turn"]) = "turn 90"
// > Commands.run(["turn", 45]) = "turn 45"
// > Commands.run(["say", "a", "b", "c"]) = "say a b c"
// > Commands.run(["say"]) = "say nothing"
// > Commands.batch() = ["move to 0,0", "turn 180", "say x"]
import { Echo } from "./echo.mu";
type Command = ["move", number, number] | ["turn", number?] | ["say", ...string[]];
function call(name: string, ...rest: [number, ...string[]]): string {
  const [times, ...words] = rest;
  return `${name} ${words.join(" ")}`.repeat(times);
}
export service Commands {
  async run(command: Command): Promise<string> {
    switch (command[0]) {
      case "move": {
        const [, x, y] = command;
        return `move to ${await Echo.count(x)},${await Echo.count(y)}`;
      }
      case "turn": {
        const [name, degrees = 90] = command;
        return `${name} ${degrees}`;
      }
      case "say": {
        const [, ...words] = command;
        return words.length === 0 ? "say nothing" : call("say", 1, ...words);
      }
    }
  }

  async batch(): Promise<string[]> {
    const commands: Command[] = [["move", 0, 0], ["turn", 180], ["say", "x"]];
    const done: string[] = [];
    for (const command of commands) done.push(await this.run(command));
    return done;
  }
}
