// ??=, ||= and &&= of properties and elements, with awaits in the key and in the value; nothing is asked that is not needed.
//
// > Defaults.fill({ "host": "", "port": 0 }) = { "host": "localhost", "port": 0, "path": "/", "secure": false }
// > Defaults.fill({ "host": "h", "port": 1, "path": "p", "secure": true }) = { "host": "h", "port": 1, "path": "p", "secure": true }
// > Echo.history() = ["localhost", "/", "false", "tested"]
// > Defaults.cache(["a", "b", "a"]) = [{ "a": 1, "b": 1 }, 2]
// > Defaults.lists() = [["x"], ["z"], ["y", "w"]]
// > Defaults.nested({}) = { "a": { "b": [1] } }
// > Defaults.results(null) = ["first", "first", "second"]
// > Defaults.results("given") = ["given", "given", "second"]
import { Echo } from "./echo.mu";
type Options = { host: string; port: number; path?: string; secure?: boolean };
export service Defaults {
  async fill(options: Options): Promise<Options> {
    options.host ||= await Echo.say("localhost");
    options.port ??= await Echo.count(80);
    options.path ??= await Echo.say("/");
    options.secure &&= (await Echo.say("tested")) === "tested";
    options.secure ??= (await Echo.say("false")) !== "false";
    return options;
  }

  async cache(keys: string[]): Promise<[Record<string, number>, number]> {
    const known: Record<string, number> = {};
    let asked = 0;
    const compute = async (key: string): Promise<number> => {
      asked++;
      return (await Echo.say(key)).length;
    };
    for (const key of keys) known[key] ??= await compute(key);
    return [known, asked];
  }

  async lists(): Promise<string[][]> {
    const lists: string[][] = [];
    (lists[0] ??= []).push(await Echo.say("x"));
    (lists[2] ??= []).push(await Echo.say("y"));
    (lists[1] ??= []).push(await Echo.say("z"));
    (lists[2] ??= []).push("w");
    return lists;
  }

  async nested(value: { a?: { b?: number[] } }): Promise<{ a?: { b?: number[] } }> {
    const inner = (value.a ??= {});
    await Echo.say("between");
    (inner.b ??= []).push(await Echo.count(1));
    return value;
  }

  async results(given: string | null): Promise<string[]> {
    let name = given;
    const first = (name ??= await Echo.say("first"));
    const same = (name ||= await Echo.say("never"));
    const second = (name &&= await Echo.say("second"));
    return [first, same, second];
  }
}
