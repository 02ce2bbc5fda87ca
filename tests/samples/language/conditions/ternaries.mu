// Awaits stand in any part of a conditional, and only the part that is chosen runs.
//
// > Ternaries.pick(true) = "yes"
// > Ternaries.pick(false) = "no!"
// > Echo.history() = ["yes", "no", "!"]
import { Echo } from "./echo.mu";
export service Ternaries {
  async pick(flag: boolean): Promise<string> {
    return flag ? await Echo.say("yes") : await Echo.say("no") + await Echo.say("!");
  }
}
