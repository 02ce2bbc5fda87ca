// The left operand is read before the right one is awaited.
//
// > Operands.run() = [11, "ab", 1]
import { Echo } from "./echo.mu";
export service Operands {
  async run(): Promise<(number | string)[]> {
    let n = 1;
    const change = (to: number) => {
      n = to;
      return to;
    };
    const sum = n + await Echo.count(change(10));
    n = 1;
    const texts = await Echo.say("a") + await Echo.say("b");
    return [sum, texts, n];
  }
}
