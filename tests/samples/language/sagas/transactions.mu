// A committed transaction is undone by its own compensation, or call by call; one that rolled back has nothing to undo.
//
// > Committed.begin() = undefined
// > Shelf.fill("a", 3) = undefined
// > Shelf.fill("b", 1) = undefined
// > Committed.callByCall("a", "b", true) throws Refused { "why": "after it" }
// > Shelf.history() = ["take 1 a","take 1 b","undo 1 b (0 were left)","undo 1 a (2 were left)"]
// > Committed.callByCall("a", "b", false) = 2
// > Shelf.history() = ["take 1 a","take 1 b"]
// > Shelf.fill("a", 3) = undefined
// > Shelf.fill("b", 1) = undefined
// > Committed.asAWhole("a", "b") throws Refused { "why": "after it" }
// > Shelf.history() = ["take 1 a","take 1 b","give back a and b, of 2 rows"]
// > Committed.rolledBack("a", "b") throws Refused { "why": "inside" }
// > Shelf.history() = ["give back a and b, of 2 rows"]
// > Committed.innerRollback("a", "b") throws Refused { "why": "after it" }
// > Shelf.history() = ["take 1 a","undo 1 a (1 were left)"]
// > Committed.inFunctions(["a", "a"]) throws Refused { "why": "after it" }
// > Shelf.history() = ["take 1 a","take 1 a","undo 1 a (0 were left)","undo 1 a (1 were left)"]
// > Committed.calledInside("b") = "nothing left of nobody"
// > Shelf.history() = []
// > Shelf.left("b") = 0
// > Committed.leaving(["b", "a", "b"]) throws Refused { "why": "2 rounds" }
// > Shelf.history() = ["one of a","take it back: a","take it back: b"]
// > Shelf.left("a") = 2
// not in Node: JavaScript has no compensations
import { abort } from "mu";
import { Refused, Shelf } from "./shelf.mu";

export service Committed {
  async begin(): Promise<void> {
    await Shelf.history();
  }

  async callByCall(one: string, other: string, fails: boolean): Promise<number> {
    let left = 0;
    transaction {
      left = await Shelf.take(one);
      await Shelf.take(other);
    }
    if (fails) throw new Refused({ why: "after it" });
    return left;
  }

  async asAWhole(one: string, other: string): Promise<void> {
    let rows = 0;
    transaction {
      for (const what of [one, other]) {
        await Shelf.take(what);
        rows += 1;
      }
    } compensate {
      await Shelf.say(`give back ${one} and ${other}, of ${rows} rows`);
    }
    throw new Refused({ why: "after it" });
  }

  async rolledBack(one: string, other: string): Promise<void> {
    await Shelf.history();
    transaction {
      await Shelf.say(`give back ${one} and ${other}, of 2 rows`);
    }
    transaction {
      await Shelf.fill(one, 3);
      await Shelf.fill(other, 0);
      await Shelf.take(one);
      throw new Refused({ why: "inside" });
    } compensate {
      await Shelf.say("never said");
    }
  }

  async innerRollback(one: string, other: string): Promise<void> {
    await Shelf.fill(one, 2);
    transaction {
      await Shelf.take(one);
      try {
        transaction {
          await Shelf.take(one);
          abort("not this one");
        }
      } catch {
        await Shelf.fill(other, 0);
      }
    }
    throw new Refused({ why: "after it" });
  }

  async inFunctions(whats: string[]): Promise<void> {
    transaction {
      await Promise.all(whats.map(what => Shelf.take(what)));
    }
    throw new Refused({ why: "after it" });
  }

  /** In a transaction of another, nothing has taken effect yet: what this method did goes as a whole. */
  async takeBoth(one: string, other: string): Promise<void> {
    await Shelf.take(one);
    await Shelf.take(other);
  }

  async calledInside(what: string): Promise<string> {
    await Shelf.history();
    let said = "";
    transaction {
      await Shelf.fill(what, 1);
      try {
        await this.takeBoth(what, "nobody");
      } catch (e) {
        said = `nothing left of nobody`;
      }
      await Shelf.fill(what, 0);
    }
    return said;
  }

  async leaving(whats: string[]): Promise<void> {
    let rounds = 0;
    for (const what of whats) {
      rounds += 1;
      transaction {
        if (await Shelf.left(what) === 0) continue;
        await Shelf.say(`one of ${what}`);
        break;
      } compensate {
        await Shelf.say(`take it back: ${what}`);
      }
    }
    throw new Refused({ why: `${rounds} rounds` });
  }
}
