// break ends the switch, continue the round of the loop around it, return everything; cases that fall through await on the way.
//
// > Machine.run(["push 2", "push 3", "add", "print", "halt", "print"]) = ["5"]
// > Machine.run(["push 2", "double", "print"]) = ["4"]
// > Machine.run(["skip", "print"]) = ["empty"]
// > Machine.run(["what"]) throws Unknown { "instruction": "what" }
import { Echo } from "./echo.mu";
error Unknown { instruction: string }
export service Machine {
  async run(program: string[]): Promise<string[]> {
    const stack: number[] = [];
    const output: string[] = [];
    for (const line of program) {
      const [instruction = "", argument = "0"] = line.split(" ");
      switch (instruction) {
        case "skip":
          continue;
        case "push":
          stack.push(await Echo.count(Number(argument)));
          break;
        case "double":
          stack.push(stack.at(-1) ?? 0);
        case "add": {
          const [a = 0, b = 0] = stack.splice(-2);
          stack.push(await Echo.count(a + b));
          break;
        }
        case "print": {
          const top = stack.at(-1);
          output.push(top === undefined ? "empty" : await Echo.say(`${top}`));
          break;
        }
        case "halt":
          return output;
        default:
          throw new Unknown({ instruction: await Echo.say(instruction) });
      }
    }
    return output;
  }
}
