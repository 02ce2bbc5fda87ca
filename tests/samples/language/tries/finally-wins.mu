// A return in finally is the one that counts.
//
// > FinallyWins.run(0) = "finally"
// > FinallyWins.run(1) = "finally"
import { Echo } from "./echo.mu";
error Lost { n: number }
export service FinallyWins {
  async run(n: number): Promise<string> {
    try {
      if (n > 0) throw new Lost({ n });
      return await Echo.say("try");
    } finally {
      return await Echo.say("finally");
    }
  }
}
