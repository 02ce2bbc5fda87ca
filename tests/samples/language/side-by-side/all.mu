// Promise.all gives results in the order of its list.
//
// > All.run() = [3, "x", [1, 2]]
import { Echo } from "./echo.mu";
export service Pairs {
  pair(): number[] {
    return [1, 2];
  }
}
export service All {
  async run(): Promise<(number | string | number[])[]> {
    const [n, text, pair] = await Promise.all([Echo.count(3), Echo.say("x"), Pairs.pair()]);
    return [n, text, pair];
  }
}
