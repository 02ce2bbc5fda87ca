// Callbacks see what awaits gave, and change what comes after.
//
// > Callbacks.run([1, 2, 3]) = [[11, 12, 13], 36, 3]
import { Echo } from "./echo.mu";
export service Callbacks {
  async run(values: number[]): Promise<(number[] | number)[]> {
    const ten = await Echo.count(10);
    let sum = 0;
    let calls = 0;
    const moved = values.map(value => {
      calls++;
      return value + ten;
    });
    moved.forEach(value => {
      sum += value;
    });
    await Echo.say("between");
    return [moved, sum, calls];
  }
}
