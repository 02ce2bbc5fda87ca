// Spread copies; later properties win; what is undefined is dropped at a call.
//
// not in Node: a call drops properties that are undefined
// > Copies.all({ "a": 1, "b": 2 }) = [{ "a": 1, "b": 9, "c": 3 }, { "a": 9, "b": 2 }, ["a", "b"], 2]
import { Echo } from "./echo.mu";
type Pair = { a: number; b: number; c?: number };
export service Copies {
  async all(pair: Pair): Promise<(Pair | string[] | number)[]> {
    const nine = await Echo.count(9);
    const first = { ...pair, b: nine, c: 3 };
    const second = { ...pair, ...{ a: nine } };
    const dropped: Pair = { ...pair, c: undefined };
    return [first, second, Object.keys(await this.same(dropped)), Object.keys(pair).length];
  }

  private async same(pair: Pair): Promise<Pair> {
    await Echo.say("same");
    return pair;
  }
}
