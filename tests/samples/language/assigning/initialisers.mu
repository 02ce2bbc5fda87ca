// Initialisers with awaits: several in one declaration, defaults of patterns that are needed or not, values that use earlier ones.
//
// > Starts.several() = [1, 3, 6]
// > Starts.defaults({ "a": 1 }) = [1, 2, 3, "rest: "]
// > Starts.defaults({ "a": 1, "b": 7, "c": 8, "d": 9 }) = [1, 7, 8, "rest: d"]
// > Starts.pairs([[1, 2], [3]]) = ["1+2", "3+4"]
// > Starts.deep({ "user": { "tags": ["x"] } }) = ["x", "none", "anonymous"]
// > Starts.deep({ "user": { "name": "n", "tags": [] } }) = ["none", "none", "n"]
// > Starts.computed("b") = [2, { "a": 1 }]
// > Starts.nulls({ "a": null }) = ["null", "d"]
// > Echo.history() = ["1", "2", "3", "2", "3", "4", "none", "anonymous", "none", "none", "b", "d"]
import { Echo } from "./echo.mu";
export service Starts {
  async several(): Promise<number[]> {
    const a = await Echo.count(1), b = a + await Echo.count(2), c = a + (await Echo.count(3)) + b - 1;
    return [a, b, c];
  }

  async defaults(value: { a: number; b?: number; c?: number; d?: number }): Promise<(number | string)[]> {
    const { a, b = await Echo.count(2), c = b + (await Echo.count(3)) - b, ...rest } = value;
    return [a, b, c, `rest: ${Object.keys(rest).join()}`];
  }

  async pairs(pairs: number[][]): Promise<string[]> {
    const sums: string[] = [];
    for (const [x = 0, y = await Echo.count(x + 1)] of pairs) sums.push(`${x}+${y}`);
    return sums;
  }

  async deep(value: { user: { name?: string; tags: string[] } }): Promise<string[]> {
    const {
      user: {
        tags: [first = await Echo.say("none"), second = await Echo.say("none")],
        name = await Echo.say("anonymous"),
      },
    } = value;
    return [first, second, name];
  }

  async computed(key: string): Promise<(number | Record<string, number>)[]> {
    const table: Record<string, number> = { a: 1, b: 2 };
    const found = table[await Echo.say(key)] ?? 0, { b, ...others } = table;
    return [found, others];
  }

  async nulls({ a = "d", b }: { a?: string | null; b?: string | null }): Promise<string[]> {
    b ??= await Echo.say("d");
    return [`${a}`, b];
  }
}
