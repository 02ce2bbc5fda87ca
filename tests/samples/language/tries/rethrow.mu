// What is thrown again is the same error.
//
// > Rethrow.run(3) throws Inner { "n": 3 }
// > Echo.history() = ["inner", "outer", "3"]
import { Echo } from "./echo.mu";
error Inner { n: number }
export service Rethrow {
  async run(n: number): Promise<void> {
    try {
      try {
        await Echo.say("inner");
        throw new Inner({ n });
      } catch (e) {
        await Echo.say("outer");
        throw e;
      }
    } finally {
      await Echo.count(n);
    }
  }
}
