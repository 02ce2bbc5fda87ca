// push, pop, shift, unshift, splice change a list that lives across awaits.
//
// > Changing.all([1, 2, 3]) = [[0, 9, 9, 4], 3, 1, [2]]
import { Echo } from "./echo.mu";
export service Changing {
  async all(values: number[]): Promise<(number | number[])[]> {
    const list = [...values];
    list.push(await Echo.count(4));
    const shifted = list.shift() ?? 0;
    list.unshift(0);
    const cut = list.splice(1, 1, 9, 9);
    await Echo.say("between");
    const popped = list.splice(3, 1)[0] ?? 0;
    return [list, popped, shifted, cut];
  }
}
