// Computed keys are evaluated in their place.
//
// > Computed.all("k") = { "k1": 1, "k2": 2, "fixed": 3 }
// > Echo.history() = ["k1", "k2"]
import { Echo } from "./echo.mu";
export service Computed {
  async all(key: string): Promise<Record<string, number>> {
    return { [await Echo.say(`${key}1`)]: 1, [await Echo.say(`${key}2`)]: 2, fixed: 3 };
  }
}
