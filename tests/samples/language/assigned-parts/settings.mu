// Keys of patterns that are only known when the program runs.
//
// > Settings.read("theme") = ["dark", { "size": 12, "lang": "en" }]
// > Settings.read("nothing") = ["unset", { "theme": "dark", "size": 12, "lang": "en" }]
// > Settings.parameter({ "a": 1, "b": 2 }, "b") = 2
// > Settings.nested("x") = [3, 4]
// > Settings.numbers(1) = ["b", "a"]
// > Settings.move("size", "old") = { "theme": "dark", "lang": "en", "old": 12 }
// > Settings.waits() = [["one", "two", 3], { "three": 3 }, "k:one,k:two,fallback"]
// > Settings.loops(["a", "b"]) = [1, 2]
// > Settings.literal() = [1, "two", { "c": true }]
import { Echo } from "./echo.mu";

type Value = string | number;

export service Settings {
  state stored: Record<string, Value> = { theme: "dark", size: 12, lang: "en" };

  read(key: string): [Value, Record<string, Value>] {
    const { [key]: value = "unset", ...others } = this.stored;
    return [value, others];
  }

  parameter(values: Record<string, number>, key: string): number {
    const pick = (name: string, { [name]: found = 0 }: Record<string, number>): number => found;
    return pick(key, values);
  }

  nested(key: string): [number, number] {
    const points: Record<string, { at: [number, number] }> = { x: { at: [3, 4] } };
    const none = { at: [0, 0] as [number, number] };
    const { [key]: { at: [left, right] } = none } = points;
    return [left, right];
  }

  numbers(index: number): [string, string] {
    const letters = ["a", "b", "c"];
    const { [index]: one = "?", [index - 1]: other = "?" } = letters;
    return [one, other];
  }

  move(from: string, to: string): Record<string, Value> {
    ({ [from]: this.stored[to] = 0, ...this.stored } = this.stored);
    ({ [from]: this.stored[to] = 12 } = this.stored);
    return this.stored;
  }

  async waits(): Promise<[Value[], Record<string, Value>, string]> {
    const values: Record<string, Value> = { "k:one": "one", "k:two": "two", three: 3 };
    const key = async (name: string): Promise<string> => await Echo.say(`k:${name}`);
    const {
      [await key("one")]: one = "none",
      [await key("two")]: two = await Echo.say("unused"),
      none = (await Echo.say("fallback")).length - 5,
      ...others
    } = values;
    return [[one, two, none], others, (await Echo.history()).join(",")];
  }

  loops(keys: string[]): number[] {
    const found: number[] = [];
    const values: Record<string, number>[] = [{ a: 1, b: 0 }, { a: 0, b: 2 }];
    let i = 0;
    for (const { [keys[i++] ?? ""]: value = -1 } of values) found.push(value);
    return found;
  }

  /** A key whose text the types know. */
  literal(): [number, string, { c: boolean }] {
    const name = "a";
    const { [name]: a, ["b"]: b, ...rest } = { a: 1, b: "two", c: true };
    return [a, b, rest];
  }
}
