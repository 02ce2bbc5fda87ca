// A closure changes what is around it, before and after an await.
//
// > Counters.run(3) = [3, 13, 16]
import { Echo } from "./echo.mu";
export service Counters {
  async run(n: number): Promise<number[]> {
    let total = 0;
    const add = (by: number): number => {
      total += by;
      return total;
    };
    const first = add(n);
    const second = add(await Echo.count(10));
    await Echo.say("between");
    add(n);
    return [first, second, total];
  }
}
