// finally runs on every way out.
//
// > FinallyOrder.run(0) = "ok"
// > FinallyOrder.run(1) = "caught 1"
// > Echo.history() = ["try", "finally", "try", "catch", "finally"]
import { Echo } from "./echo.mu";
error Odd { n: number }
export service FinallyOrder {
  async run(n: number): Promise<string> {
    try {
      await Echo.say("try");
      if (n > 0) throw new Odd({ n });
      return "ok";
    } catch (e) {
      await Echo.say("catch");
      return e instanceof Odd ? `caught ${e.n}` : "?";
    } finally {
      await Echo.say("finally");
    }
  }
}
