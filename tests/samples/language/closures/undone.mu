// What a function assigned inside of a transaction goes back with it.
//
// > Undone.undone(1) = 12
// > Undone.undone(5) = 106
// not in Node: variables do not go back there
import { abort } from "mu";
import { Next } from "./next.mu";

export service Undone {
  async undone(n: number): Promise<number> {
    let total = n;
    const add = (k: number) => {
      total += k;
      return total;
    };
    await Next.say(n);
    try {
      transaction {
        add(10);
        if (total > 12) abort("much");
      }
    } catch {
      total += 100;
    }
    await Next.say(n);
    return add(1);
  }
}
