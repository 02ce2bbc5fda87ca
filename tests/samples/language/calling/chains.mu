// Calls through three services, with results passed on.
//
// > First.run(1) = ["first", "second", "third", 4]
import { Echo } from "./echo.mu";
export service First {
  async run(n: number): Promise<(string | number)[]> {
    return ["first", ...await Second.run(n + 1)];
  }
}
export service Second {
  async run(n: number): Promise<(string | number)[]> {
    return ["second", ...await Third.run(n + 1)];
  }
}
export service Third {
  async run(n: number): Promise<(string | number)[]> {
    return ["third", await Echo.count(n + 1)];
  }
}
