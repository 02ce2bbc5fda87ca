// Patterns with defaults, other names and rest.
//
// > Objects.run({ "a": 1, "b": { "c": 2 } }) = [1, 2, 7, "none"]
import { Echo } from "./echo.mu";
export service Objects {
  async run(
    value: { a: number; b: { c: number; d?: number }; name?: string },
  ): Promise<(number | string)[]> {
    const { a, b: { c, d = await Echo.count(7) }, name: called = "none" } = value;
    await Echo.say("between");
    return [a, c, d, called];
  }
}
