// Patterns find what they describe, with their groups.
//
// > Matching.all("k1=v1;k2=v2") = [["k1", "v1"], ["k1", "k2"], true, "k2"]
import { Echo } from "./echo.mu";
export service Matching {
  async all(text: string): Promise<(string[] | boolean | string)[]> {
    const said = await Echo.say(text);
    const first = /(\w+)=(\w+)/.exec(said);
    const keys = [...said.matchAll(/(\w+)=/g)].map(match => match[1] ?? "");
    return [[first?.[1] ?? "", first?.[2] ?? ""], keys, /^k\d/.test(said), keys.at(-1) ?? ""];
  }
}
