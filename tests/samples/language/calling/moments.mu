// Times, chances and identifiers may be used anywhere.
//
// > Moments.run() = [true, true, true, 36, true]
import { Echo } from "./echo.mu";
export service Moments {
  async run(): Promise<(boolean | number)[]> {
    const before = Date.now();
    const chance = Math.random();
    await Echo.say("x");
    const id = crypto.randomUUID();
    const other = crypto.randomUUID();
    return [Date.now() >= before, chance >= 0, chance < 1, id.length, id !== other];
  }
}
