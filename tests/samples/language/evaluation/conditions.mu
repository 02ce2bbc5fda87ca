// Conditions with awaits in conditions with awaits.
//
// > Chooser.pick(1, 2) = "less"
// > Chooser.pick(2, 1) = "more"
// > Chooser.pick(2, 2) = "same"
// > Chooser.between(5) = true
// > Chooser.between(10) = false
// > Chooser.not(0) = [true, false]
import { Echo } from "./echo.mu";
export service Chooser {
  async pick(a: number, b: number): Promise<string> {
    return await Echo.count(a) < b
      ? await Echo.say("less")
      : await Echo.count(a) > await Echo.count(b) ? "more" : await Echo.say("same");
  }

  async between(n: number): Promise<boolean> {
    if (await Echo.count(0) <= n && !(n >= await Echo.count(10))) return true;
    else if (n === 11 || await Echo.count(n) === 12) return true;
    return false;
  }

  async not(n: number): Promise<boolean[]> {
    return [!await Echo.count(n), !!await Echo.count(n)];
  }
}
