// Each round of a loop has its own variables, for functions that look at them later.
//
// > Rounds.own(3) = [0, 1, 2]
// > Rounds.shared(3) = [3, 3, 3]
// > Rounds.called(["a", "b"]) = ["a0", "b1"]
import { Echo } from "./echo.mu";
export service Rounds {
  own(n: number): number[] {
    const functions: (() => number)[] = [];
    for (let i = 0; i < n; i++) functions.push(() => i);
    return functions.map(f => f());
  }

  shared(n: number): number[] {
    const functions: (() => number)[] = [];
    let i = 0;
    for (; i < n; i++) functions.push(() => i);
    return functions.map(f => f());
  }

  async called(names: string[]): Promise<string[]> {
    const said: string[] = [];
    for (const [i, name] of names.entries()) {
      const label = () => `${name}${i}`;
      await Echo.say(name);
      said.push(label());
    }
    return said;
  }
}
