// ?. over awaits: what stands behind it is asked only if there is something, in keys, arguments and calls.
//
// > Chains.city("ann") = "Ulm"
// > Chains.city("bob") = "nowhere"
// > Chains.city("eve") = "nobody"
// > Chains.order("ann", 1) = "tea"
// > Chains.order("ann", 5) = "nothing"
// > Chains.order("eve", 1) = "nothing"
// > Echo.history() = ["1", "5"]
// > Chains.lengths(["abc", null, ""]) = [3, -1, 0]
// > Chains.calls(true) = ["called 4", "no call"]
// > Chains.deep({ "a": [{ "b": { "c": 5 } }] }) = [5, 6]
// > Chains.deep({}) = [0, 6]
// > Chains.removed({ "a": { "b": 1 } }, "b") = [{ "a": {} }, true]
// > Chains.removed({}, "b") = [{}, true]
// > Chains.dropped({ "list": { "x": 1, "y": 2 } }, "x") = { "list": { "y": 2 } }
// > Chains.dropped({}, "x") = {}
import { Echo } from "./echo.mu";
type Person = { name: string; address?: { city: string }; orders: string[] };
service People {
  find(name: string): Person | undefined {
    if (name === "ann") return { name, address: { city: "Ulm" }, orders: ["milk", "tea"] };
    return name === "bob" ? { name, orders: [] } : undefined;
  }
}
export service Chains {
  async city(name: string): Promise<string> {
    const person = await People.find(name);
    if (person === undefined) return "nobody";
    return (await People.find(name))?.address?.city ?? "nowhere";
  }

  async order(name: string, at: number): Promise<string> {
    return (await People.find(name))?.orders[await Echo.count(at)]?.toLowerCase() ?? "nothing";
  }

  async lengths(texts: (string | null)[]): Promise<number[]> {
    const lengths: number[] = [];
    for (const text of texts) lengths.push(text?.concat(await Echo.say("")).length ?? -1);
    return lengths;
  }

  async calls(given: boolean): Promise<string[]> {
    const yes: ((n: number) => string) | undefined = given ? n => `called ${n}` : undefined;
    const no: ((n: number) => string) | undefined = given ? undefined : n => `called ${n}`;
    const first = yes?.(4) ?? "no call";
    const second = no?.(5) ?? "no call";
    await Echo.say(first);
    return [first, second];
  }

  async deep(value: { a?: ({ b?: { c: number } } | undefined)[] }): Promise<number[]> {
    const found = value.a?.[await Echo.count(0)]?.b?.c ?? 0;
    const more = (value?.a?.[1]?.b?.c ?? await Echo.count(5)) + 1;
    return [found, more];
  }

  async removed(value: { a?: { b?: number } }, key: string): Promise<[{ a?: { b?: number } }, boolean]> {
    const done = delete value.a?.b;
    await Echo.say(key);
    return [value, done];
  }

  async dropped(value: { list?: Record<string, number> }, key: string): Promise<object> {
    delete value.list?.[await Echo.say(key)];
    return value;
  }
}
