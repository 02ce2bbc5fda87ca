// Calls whose promises are raced, chosen, kept in data or handed on: each is undone if it took effect.
//
// > Held.begin(5) = undefined
// > Held.raced() throws Refused { "why": "after the race" }
// > Shelf.left("a") = 5
// > Held.chosen(true) throws Refused { "why": "chosen" }
// > Held.chosen(false) throws Refused { "why": "chosen" }
// > Shelf.left("a") = 5
// > Held.inData() throws Refused { "why": "in data" }
// > Shelf.left("a") = 5
// > Held.handedOn() throws Refused { "why": "handed on" }
// > Shelf.left("a") = 5
// > Held.assigned(true) throws Refused { "why": "assigned" }
// > Shelf.left("a") = 5
// > Held.notAwaitedYet() throws Empty { "what": "b" }
// > Shelf.left("a") = 5
// > Held.any() throws Refused { "why": "one of them" }
// > Shelf.left("a") = 5
// > Held.returned() = 4
// > Shelf.left("a") = 4
// > Held.begin(5) = undefined
// > Held.forgotten() throws Refused { "why": "and it stays" }
// > Held.settle() = undefined
// > Shelf.left("a") = 4
// not in Node: JavaScript has no compensations
import { sleep } from "mu";
import { Refused, Shelf } from "./shelf.mu";

export service Held {
  async begin(count: number): Promise<void> {
    await Shelf.history();
    await Shelf.fill("a", count);
    await Shelf.fill("b", 0);
  }

  async settle(): Promise<void> {
    await sleep("1 minute");
  }

  async raced(): Promise<void> {
    await Promise.race([Shelf.take("a"), Shelf.take("a")]);
    throw new Refused({ why: "after the race" });
  }

  async chosen(first: boolean): Promise<void> {
    const running = first ? Shelf.take("a") : Shelf.take("a", 2);
    await running;
    throw new Refused({ why: "chosen" });
  }

  async inData(): Promise<void> {
    const held = { one: Shelf.take("a"), more: [Shelf.take("a"), Shelf.take("a")] };
    await held.one;
    await Promise.all(held.more);
    throw new Refused({ why: "in data" });
  }

  async handedOn(): Promise<void> {
    const both = async (one: Promise<number>, other: Promise<number>): Promise<number> => (await one) + (await other);
    await both(Shelf.take("a"), Shelf.take("a", 3));
    throw new Refused({ why: "handed on" });
  }

  async assigned(twice: boolean): Promise<void> {
    let running: Promise<number> | undefined;
    if (twice) running = Shelf.take("a");
    await Shelf.left("a");
    if (running !== undefined) await running;
    throw new Refused({ why: "assigned" });
  }

  async notAwaitedYet(): Promise<void> {
    const running = Shelf.take("a");
    await Shelf.take("b");
    await running;
  }

  async any(): Promise<void> {
    await Promise.any([Shelf.take("b"), Shelf.take("a")]);
    throw new Refused({ why: "one of them" });
  }

  async returned(): Promise<number> {
    return await (true ? Shelf.take("a") : Shelf.take("b"));
  }

  async forgotten(): Promise<void> {
    void Shelf.take("a");
    await Shelf.left("b");
    throw new Refused({ why: "and it stays" });
  }
}
