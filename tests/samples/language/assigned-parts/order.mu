// The object and the key of a target are evaluated before the value is read, and that before the default value.
//
// > Order.arrays() = [[1, 7, 1], ["whole", "list", "key", "default", "size"], 3]
// > Order.objects() = [{ "k": 1 }, { "x": 9 }, ["whole", "name", "found", "k", "default", "others"]]
// > Order.awaited() = [[5, 4, 1], "whole,0,left,2"]
// > Order.whole() = [1, 1, [1, 10]]
// > Order.seen() = [[1, 1, 3], 1, [2, 1]]
import { Echo } from "./echo.mu";

type Box = { at: number; size: number };

export service Order {
  arrays(): [number[], string[], number] {
    const said: string[] = [];
    const list = [1, 1, 1];
    const box: Box = { at: 0, size: 0 };
    const say = (text: string): number => said.push(text) - 1;
    const listed = (): number[] => {
      say("list");
      return list;
    };
    const boxed = (): Box => {
      say("size");
      return box;
    };
    const seven = (): number => {
      say("default");
      return 7;
    };
    const values = (): [number, number | undefined, number] => {
      say("whole");
      return [2, undefined, 3];
    };
    let first = 0;
    [first, listed()[say("key") - 1] = seven(), boxed().size] = values();
    return [list, said, box.size + first - 2];
  }

  objects(): [Record<string, number>, Record<string, number | undefined>, string[]] {
    const said: string[] = [];
    const found: Record<string, number> = {};
    const others: { rest: Record<string, number | undefined> } = { rest: {} };
    const say = (text: string): string => {
      said.push(text);
      return text;
    };
    const foundHere = (): Record<string, number> => {
      say("found");
      return found;
    };
    const othersHere = (): { rest: Record<string, number | undefined> } => {
      say("others");
      return others;
    };
    const one = (): number => {
      say("default");
      return 1;
    };
    const values = (): Record<string, number | undefined> => {
      say("whole");
      return { x: 9 };
    };
    ({ [say("name")]: foundHere()[say("k")] = one(), ...othersHere().rest } = values());
    return [found, others.rest, said];
  }

  async awaited(): Promise<[number[], string]> {
    const list = [0, 0, 0];
    const whole = async (): Promise<(number | undefined)[]> => {
      await Echo.say("whole");
      return [undefined, 4, 1];
    };
    [
      list[await Echo.count(0)] = (await Echo.say("left")).length + 1,
      list[1] = 8,
      list[await Echo.count(2)] = (await Echo.say("right")).length,
    ] = await whole();
    return [list, (await Echo.history()).join(",")];
  }

  /** The value of an assignment is the whole. */
  whole(): [number, number, number[]] {
    const box: Box = { at: 0, size: 0 };
    const list = [0, 0];
    const all: [number, number] = ([box.at] = [list[0]] = [1, 10]);
    return [box.at, list[0] ?? 0, all];
  }

  /** What one target gets is there for the next. */
  seen(): [number[], number, number[]] {
    const list = [1, 2, 3];
    let last = 0;
    [list[1] = 0, last = 0] = list;
    const pair = [1, 2];
    [pair[0], pair[1]] = [pair[1] ?? 0, pair[0] ?? 0];
    return [list, last, pair];
  }
}
