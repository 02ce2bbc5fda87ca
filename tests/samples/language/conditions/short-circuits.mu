// && and || do not ask more than they need.
//
// > ShortCircuits.and(0) = [0, "none"]
// > ShortCircuits.and(2) = [3, "none"]
// > ShortCircuits.or("") = "fallback"
// > ShortCircuits.or("given") = "given"
// > Echo.history() = ["3", "fallback"]
import { Echo } from "./echo.mu";
export service ShortCircuits {
  async and(n: number): Promise<(number | string)[]> {
    return [n && await Echo.count(3), "none"];
  }

  async or(text: string): Promise<string> {
    return text || await Echo.say("fallback");
  }
}
