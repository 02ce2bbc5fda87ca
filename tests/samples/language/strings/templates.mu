// Templates hold awaits, nested templates and everything in its order.
//
// > Templates.all("x", 2) = "x: 2, <x2>, true null undefined 1,2"
// > Echo.history() = ["x", "2", "inner"]
import { Echo } from "./echo.mu";
export service Templates {
  async all(text: string, n: number): Promise<string> {
    const nothing: string | undefined = undefined;
    return `${await Echo.say(text)}: ${await Echo.count(n)}, <${`${text}${n}`}>, ${await Echo.say("inner") === "inner"} ${null} ${nothing} ${[1, 2]}`;
  }
}
