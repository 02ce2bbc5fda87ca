// Time passes, values stay.
//
// > Sleeping.run(3) = [3, "x", 6]
import { sleepUntil } from "mu";
import { Echo } from "./echo.mu";
export service Sleeping {
  async run(n: number): Promise<(number | string)[]> {
    const text = await Echo.say("x");
    await sleepUntil(Date.now() + 10);
    const twice = n * 2;
    await sleepUntil(Date.now() - 5);
    return [n, text, twice];
  }
}
