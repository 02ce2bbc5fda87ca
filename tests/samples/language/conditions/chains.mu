// else if asks one after another.
//
// > Chains.size(1) = "small"
// > Chains.size(50) = "medium"
// > Chains.size(500) = "large"
// > Echo.history() = ["10", "10", "100", "10", "100"]
import { Echo } from "./echo.mu";
export service Chains {
  async size(n: number): Promise<string> {
    if (n < await Echo.count(10)) return "small";
    else if (n < await Echo.count(100)) return "medium";
    else return "large";
  }
}
