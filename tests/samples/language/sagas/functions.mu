// Calls in functions, plain calls of the service itself, and calls of methods that undo what they did themselves.
//
// > Shop.begin() = undefined
// > Shelf.fill("a", 4) = undefined
// > Shelf.fill("b", 0) = undefined
// > Shop.inAFunction(["a", "a", "b"]) throws Empty { "what": "b" }
// > Shelf.history() = ["take 1 a","take 1 a","undo 1 a (2 were left)","undo 1 a (3 were left)"]
// > Shop.sell(3, "b") throws Empty { "what": "b" }
// > Shop.sold() = 0
// > Shop.sell(3, "a") = 3
// > Shop.sell(2, "a") = 5
// > Shop.sold() = 5
// > Shop.sellAndThrow(7) throws Refused { "why": "in the same turn" }
// > Shop.sold() = 5
// > Shop.callees("a") throws Refused { "why": "callee" }
// > Shelf.history() = ["take 1 a","take 1 a","take 1 a","take 1 a","take 1 a","undo 1 a (1 were left)"]
// > Shop.caughtCallee("a") = "caught: callee"
// > Shelf.left("a") = 1
// > Shop.again("a") = "caught: callee, left 1"
// > Shop.early("a", true) = "early"
// > Shelf.left("a") = 0
// > Shop.ofSelf(2) throws Refused { "why": "deep" }
// > Shop.sold() = 5
// > Shop.finally("b") throws Refused { "why": "cleaned up" }
// > Shelf.history() = ["take 1 a","undo 1 a (0 were left)","take 1 a","take 1 b","undo 1 b (0 were left)"]
// not in Node: JavaScript has no compensations
import { Refused, Shelf } from "./shelf.mu";

export service Shop {
  state count: number = 0;

  async begin(): Promise<void> {
    await Shelf.history();
  }

  sold(): number {
    return this.count;
  }

  async inAFunction(whats: string[]): Promise<number> {
    let sum = 0;
    const takeOne = async (what: string): Promise<void> => {
      sum += await Shelf.take(what);
    };
    for (const what of whats) await takeOne(what);
    return sum;
  }

  add(many: number): void {
    this.count += many;
  } compensate {
    this.count -= many;
  }

  /** The plain call is part of this turn, and stands when the next one fails. */
  async sell(many: number, what: string): Promise<number> {
    this.add(many);
    await Shelf.take(what);
    return this.count;
  }

  async sellAndThrow(many: number): Promise<void> {
    this.add(many);
    if (many > 5) throw new Refused({ why: "in the same turn" });
    await Shelf.history();
  }

  async failing(what: string): Promise<void> {
    await Shelf.take(what);
    throw new Refused({ why: "callee" });
  }

  /** What a method that returned has done is undone by its own compensation only. */
  async succeeding(what: string): Promise<void> {
    await Shelf.take(what);
    await Shelf.take(what);
  }

  async callees(what: string): Promise<void> {
    await Shelf.fill(what, 4);
    await this.succeeding(what);
    await this.failing(what);
  }

  async caughtCallee(what: string): Promise<string> {
    await Shelf.history();
    await Shelf.fill(what, 1);
    try {
      await this.failing(what);
    } catch (e) {
      return e instanceof Refused ? `caught: ${e.why}` : "other";
    }
    return "none";
  }

  async again(what: string): Promise<string> {
    await Shelf.history();
    await Shelf.fill(what, 2);
    const said = await this.caughtCallee(what);
    return `${said}, left ${await Shelf.left(what)}`;
  }

  async early(what: string, soon: boolean): Promise<string> {
    await Shelf.history();
    await Shelf.fill(what, 2);
    await this.caughtCallee(what);
    saga {
      await Shelf.take(what);
      if (soon) return "early";
    }
    throw new Refused({ why: "late" });
  }

  async ofSelf(depth: number): Promise<number> {
    this.add(depth);
    if (depth === 0) throw new Refused({ why: "deep" });
    return await this.ofSelf(depth - 1);
  }

  async finally(what: string): Promise<void> {
    await Shelf.fill(what, 1);
    try {
      await Shelf.take(what);
    } finally {
      throw new Refused({ why: "cleaned up" });
    }
  }
}
