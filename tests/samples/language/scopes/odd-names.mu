// Variables may have any name that TypeScript lets them have, also when they live across awaits.
//
// > Names.kept(1) = [1, 2, 3, 4, 5, 6, 7, 8]
// > Names.words("w") = "and or in w result"
// > Names.properties({ "constructor": 1, "toString": 2, "$mu": 3 }) = [1, 2, 3]
// > Names.keys() = { "__a": 1, "$": 2, "a-b": 3, "7": 4, "": 5, "%}": 6 }
// > Names.letters() = "été 变量 ñ"
// > Names.of(1, 2) = [1, 2, 3]
import { Echo } from "./echo.mu";
export service Names {
  async kept(states: number): Promise<number[]> {
    const context = await Echo.count(2);
    const input = await Echo.count(3);
    let $ = await Echo.count(4);
    const $$ = await Echo.count(5);
    const _ = await Echo.count(6);
    let request = await Echo.count(7);
    const args = await Echo.count(8);
    $ += 0;
    request += 0;
    return [states, context, input, $, $$, _, request, args];
  }

  async words(result: string): Promise<string> {
    const and = await Echo.say("and");
    const or = await Echo.say("or");
    const value = await Echo.say("in");
    const error = result;
    const exit = await Echo.say("result");
    return [and, or, value, error, exit].join(" ");
  }

  async properties(value: { constructor: number; toString: number; $mu: number }): Promise<number[]> {
    await Echo.say("before");
    return [value.constructor, value.toString, value.$mu];
  }

  async keys(): Promise<Record<string, number>> {
    const result: Record<string, number> = { __a: 1, $: 2, "a-b": 3, 7: 4 };
    result[await Echo.say("")] = 5;
    result["%}"] = 6;
    await Echo.say("kept");
    return result;
  }

  async letters(): Promise<string> {
    const été = await Echo.say("été");
    const 变量 = await Echo.say("变量");
    const ñ = await Echo.say("ñ");
    return `${été} ${变量} ${ñ}`;
  }

  async of(async: number, type: number): Promise<number[]> {
    const of = [async, type];
    const state = await Echo.count(3);
    for (const from of [state]) of.push(from);
    return of;
  }
}
