// Patterns in the heads of loops.
//
// > InLoops.run([["a", 1], ["b", 2]]) = "a1b2"
// > InLoops.objects([{ "id": "x" }, { "id": "y", "n": 3 }]) = ["x0", "y3"]
import { Echo } from "./echo.mu";
export service InLoops {
  async run(pairs: [string, number][]): Promise<string> {
    let out = "";
    for (const [key, n] of pairs) out += await Echo.say(key) + n;
    return out;
  }

  async objects(items: { id: string; n?: number }[]): Promise<string[]> {
    const out: string[] = [];
    for (const { id, n = 0 } of items) out.push(await Echo.say(`${id}${n}`));
    return out;
  }
}
