// Concurrent calls are joined first; those that succeeded are undone, the last one first.
//
// > Shelf.fill("a", 3) = undefined
// > Shelf.fill("b", 0) = undefined
// > Together.all(["a", "b", "a"]) throws Empty { "what": "b" }
// > Shelf.left("a") = 3
// > Together.pair("a", "b") throws Empty { "what": "b" }
// > Together.pair("b", "a") throws Empty { "what": "b" }
// > Shelf.left("a") = 3
// > Together.pair("a", "a") = 2
// > Shelf.left("a") = 1
// > Together.settled(["a", "b"]) = ["fulfilled", "rejected"]
// > Shelf.left("a") = 0
// > Shelf.fill("a", 3) = undefined
// > Together.settledThenThrown(["a", "b", "a"]) throws Refused { "why": "1 of 3" }
// > Shelf.left("a") = 3
// > Together.beside("a", "b") throws Empty { "what": "b" }
// > Shelf.left("a") = 3
// > Together.forget() = undefined
// > Together.spread({ "row": 7, "tags": ["x", "y"] }, ["a", "b"]) throws Refused { "why": "row 7" }
// > Shelf.history() = ["take all of row 7: a+b x/y","undo row 7 2"]
// > Together.pushed(["a", "a", "b"]) throws Empty { "what": "b" }
// > Shelf.left("a") = 3
// > Together.pushed(["a", "a"]) = 2
// > Shelf.left("a") = 1
// not in Node: JavaScript has no compensations
import { Refused, Shelf, type Place } from "./shelf.mu";

export service Together {
  async all(whats: string[]): Promise<number[]> {
    return await Promise.all(whats.map(what => Shelf.take(what)));
  }

  async pair(one: string, other: string): Promise<number> {
    const [first, second] = await Promise.all([Shelf.take(one), Shelf.take(other)]);
    return first < second ? first + 1 : second + 1;
  }

  async settled(whats: string[]): Promise<string[]> {
    const outcomes = await Promise.allSettled(whats.map(what => Shelf.take(what)));
    return outcomes.map(outcome => outcome.status);
  }

  async settledThenThrown(whats: string[]): Promise<void> {
    const outcomes = await Promise.allSettled(whats.map(what => Shelf.take(what)));
    const failed = outcomes.filter(outcome => outcome.status === "rejected").length;
    if (failed > 0) throw new Refused({ why: `${failed} of ${outcomes.length}` });
  }

  async beside(slow: string, quick: string): Promise<number> {
    const running = Shelf.take(slow);
    const other = await Shelf.take(quick);
    return other + await running;
  }

  async spread(where: Place, whats: string[]): Promise<void> {
    const row = await Shelf.takeAll(where, ...whats);
    throw new Refused({ why: `row ${row}` });
  }

  async forget(): Promise<void> {
    await Shelf.history();
  }

  async pushed(whats: string[]): Promise<number> {
    const running: Promise<number>[] = [];
    for (const what of whats) running.push(Shelf.take(what));
    const left = await Promise.all(running);
    return left.length;
  }
}
