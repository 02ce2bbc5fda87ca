// Identifiers and times of a turn: unique, and the same for all of one turn.
//
// not in Node: time goes on within a turn there
// > Ids.unique() = [true, true, 36]
// > Ids.same() = true
// > Ids.random() = true
import { Echo } from "./echo.mu";
export service Ids {
  async unique(): Promise<(boolean | number)[]> {
    const first = crypto.randomUUID();
    const second = crypto.randomUUID();
    await Echo.say(first);
    const third = crypto.randomUUID();
    const format = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    const all = [first, second, third];
    return [new Set(all).size === 3, all.every(id => format.test(id)), first.length];
  }

  same(): boolean {
    const start = Date.now();
    let n = 0;
    for (let i = 0; i < 100000; i++) n += i;
    return Date.now() === start && new Date().getTime() === start && n > 0;
  }

  random(): boolean {
    const values = Array.from({ length: 20 }, () => Math.random());
    return values.every(x => x >= 0 && x < 1) && new Set(values).size > 10;
  }
}
