// A compensation that fails is tried again; what cannot be undone is told of, and the rest is undone all the same.
//
// > Glass.begin(0) = undefined
// > Order.place("glass") throws Refused { "why": "no glass" }
// > Shelf.history() = ["take 1 a","blow glass","melt glass of glass","undo 1 a (0 were left)"]
// > Glass.begin(2) = undefined
// > Order.place("cup") throws Refused { "why": "no cup" }
// > Shelf.history() = ["take 1 a","blow cup","melt cup of cup","undo 1 a (0 were left)"]
// > Glass.tried() = 3
// > Glass.begin(1000) = undefined
// > Order.place("vase") throws CompensationFailed { "reason": "Refused (why: \"no vase\")", "left": [{ "call": "Glass.blow", "args": ["vase"], "error": "Refused (why: \"too hot\")" }] }
// > Shelf.history() = ["take 1 a","blow vase","undo 1 a (0 were left)"]
// > Glass.tried() = 14
// > Order.caught("jar") = "Glass.blow is left"
// > Shelf.history() = ["take 1 a","blow jar","undo 1 a (0 were left)"]
// > Glass.begin(1000) = undefined
// > Order.impatient() throws CompensationFailed { "reason": "Refused (why: \"no\")", "left": [{ "call": "Glass.twice", "args": [], "error": "Refused (why: \"too hot\")" }, { "call": "Glass.twice", "args": [], "error": "Refused (why: \"too hot\")" }] }
// > Glass.tried() = 4
// not in Node: JavaScript has no compensations
import { sleep } from "mu";
import { Refused, Shelf } from "./shelf.mu";

export service Glass {
  state failures: number = 0;
  state attempts: number = 0;

  /** What is undone fails so often, and then no more. */
  async begin(failures: number): Promise<void> {
    this.failures = failures;
    this.attempts = 0;
    await Shelf.history();
    await Shelf.fill("a", 1);
  }

  tried(): number {
    return this.attempts;
  }

  coolEnough(): boolean {
    this.attempts += 1;
    return this.attempts > this.failures;
  }

  async blow(what: string): Promise<{ readonly name: string }> {
    await Shelf.say(`blow ${what}`);
    return { name: `cup of ${what}` };
  } compensate {
    await sleep("2 minutes");
    if (!await Glass.coolEnough()) throw new Refused({ why: "too hot" });
    await Shelf.say(`melt ${what} of ${result.name.slice("cup of ".length)}`);
  }

  @retry({ attempts: 2, interval: "1 second" })
  async twice(): Promise<void> {
    await Shelf.say("twice");
  } compensate {
    if (!await this.hot()) throw new Refused({ why: "never" });
    throw new Refused({ why: "too hot" });
  }

  private async hot(): Promise<boolean> {
    return !await Glass.coolEnough();
  }
}

export service Order {
  async place(what: string): Promise<void> {
    await Shelf.take("a");
    await Glass.blow(what);
    throw new Refused({ why: `no ${what}` });
  }

  async caught(what: string): Promise<string> {
    await Shelf.history();
    await Shelf.fill("a", 1);
    try {
      await Order.place(what);
    } catch (e) {
      if (e instanceof CompensationFailed)
        return e.left.map(({ call }) => `${call} is left`).join();
    }
    return "all undone";
  }

  async impatient(): Promise<void> {
    for (const _ of [1, 2]) await Glass.twice();
    throw new Refused({ why: "no" });
  }
}
