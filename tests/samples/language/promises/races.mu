// The first wins; who waits for a timer is cancelled.
//
// > Races.inTime(4) = 8
// > Races.any(4) = "8"
// > Races.any(3) = "none"
// > Races.value(1) = "at once"
import { sleep } from "mu";
import { Slow } from "./slow.mu";

export service Races {
  async inTime(n: number): Promise<number | void> {
    return await Promise.race([Slow.double(n), sleep("1 hour")]);
  }

  async any(n: number): Promise<string> {
    try {
      return `${await Promise.any([Slow.double(3), Slow.double(n)])}`;
    } catch (e) {
      return "none";
    }
  }

  async value(n: number): Promise<string | void> {
    return await Promise.race(["at once", sleep("1 day")]);
  }
}
