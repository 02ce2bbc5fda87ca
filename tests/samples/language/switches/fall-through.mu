// Cases without break go on into the next.
//
// > FallThrough.run(1) = ["one", "two", "end"]
// > FallThrough.run(2) = ["two", "end"]
// > FallThrough.run(3) = ["other"]
import { Echo } from "./echo.mu";
export service FallThrough {
  async run(n: number): Promise<string[]> {
    const out: string[] = [];
    switch (n) {
      case 1:
        out.push(await Echo.say("one"));
      case 2:
        out.push(await Echo.say("two"));
        out.push("end");
        break;
      default:
        out.push(await Echo.say("other"));
    }
    return out;
  }
}
