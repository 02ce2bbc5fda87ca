// Jumps out of try blocks run every finally on their way.
//
// > Ways.go("break") = ["try 0", "finally 0", "after"]
// > Ways.go("continue") = ["try 0", "finally 0", "try 1", "finally 1", "after"]
// > Ways.go("return") = ["try 0", "finally 0"]
// > Ways.go("throw") = ["try 0", "caught", "finally 0", "after"]
// > Ways.go("none") = ["try 0", "end 0", "finally 0", "try 1", "end 1", "finally 1", "after"]
// > Ways.nested() = ["inner", "outer", "end"]
import { Echo } from "./echo.mu";
error Away {}
export service Ways {
  async go(way: string): Promise<string[]> {
    const log: string[] = [];
    for (let i = 0; i < 2; i++) {
      try {
        log.push(await Echo.say(`try ${i}`));
        if (way === "break") break;
        if (way === "continue") continue;
        if (way === "return") return log;
        if (way === "throw") throw new Away();
        log.push(`end ${i}`);
      } catch (e) {
        log.push(await Echo.say("caught"));
        if (e instanceof Away) break;
      } finally {
        log.push(await Echo.say(`finally ${i}`));
      }
    }
    log.push("after");
    return log;
  }

  async nested(): Promise<string[]> {
    const log: string[] = [];
    out: {
      try {
        try {
          break out;
        } finally {
          log.push(await Echo.say("inner"));
        }
      } finally {
        log.push(await Echo.say("outer"));
      }
    }
    log.push("end");
    return log;
  }
}
