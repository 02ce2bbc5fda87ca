// Lists in lists keep their form through calls and awaits, also those with one element and none.
//
// > Nested.all([[1], [], [2, 3]]) = [[[1], [], [2, 3]], [1, 2, 3], [[[]]], 3]
import { Echo } from "./echo.mu";
export service Nested {
  async all(lists: number[][]): Promise<(number[][] | number[] | number[][][] | number)[]> {
    const same = await this.same(lists);
    const deep: number[][][] = [[[]]];
    await Echo.say("between");
    return [same, lists.flat(), deep, same.length];
  }

  private async same(lists: number[][]): Promise<number[][]> {
    await Echo.say("same");
    return lists;
  }
}
