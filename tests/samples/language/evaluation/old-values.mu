// A variable that was read before the await counts as it was, also where the await changes it.
//
// > Old.sum() = [11, 10]
// > Old.compound() = 11
// > Old.text() = "a, b, a+"
// > Old.index() = [[5, 0], 1]
import { Echo } from "./echo.mu";
export service Old {
  async sum(): Promise<number[]> {
    let x = 1;
    const change = async (): Promise<number> => {
      x = 5;
      return await Echo.count(10);
    };
    const before = x + await change();
    x = 1;
    const after = await change() + (x - 5);
    return [before, after];
  }

  async compound(): Promise<number> {
    let x = 1;
    const change = async (): Promise<number> => {
      x = 100;
      return await Echo.count(10);
    };
    x += await change();
    return x;
  }

  async text(): Promise<string> {
    let word = "a";
    const next = async (): Promise<string> => {
      word += "+";
      return await Echo.say("b");
    };
    return `${word}, ${await next()}, ${word}`;
  }

  async index(): Promise<(number[] | number)[]> {
    const list = [0, 0];
    let i = 0;
    list[i++] = await Echo.count(5);
    return [list, i];
  }
}
