// What a transaction hands out: variables set in it, a return, a break, nothing at all.
//
// not in Node: variables get their old values back
// > Desk.set() = [1, "after"]
// > Desk.returned(1) = "inside"
// > Desk.returned(0) = "behind"
// > Desk.broken([1, 2, 9, 3]) = [1, 2]
// > Desk.undone() = ["before", 0]
import { abort } from "mu";
import { Echo } from "./echo.mu";
export service Desk {
  async set(): Promise<(number | string)[]> {
    let n = 0;
    let text = "before";
    transaction {
      n = await Echo.count(1);
      text = "after";
    }
    return [n, text];
  }

  async returned(n: number): Promise<string> {
    transaction {
      if (await Echo.count(n) === 1) return "inside";
      await Echo.say("going on");
    }
    return "behind";
  }

  async broken(ns: number[]): Promise<number[]> {
    const done: number[] = [];
    for (const n of ns) {
      transaction {
        if (n === 9) break;
        done.push(await Echo.count(n));
      }
    }
    return done;
  }

  async undone(): Promise<(string | number)[]> {
    let text = "before";
    let n = 0;
    try {
      transaction {
        text = await Echo.say("inside");
        n += 1;
        abort();
      }
    } catch (e) {
      if (!(e instanceof TransactionAborted)) throw e;
    }
    return [text, n];
  }
}
