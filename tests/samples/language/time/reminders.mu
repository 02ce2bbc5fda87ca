// A process over weeks: a trial that is reminded of and ends, unless it was paid in between.
//
// > Trials.run("ann") = ["started", "reminded", "ended"]
// > Trials.pay("bob") = "paid"
// > Trials.run("bob") = ["started", "kept"]
import { sleep } from "mu";
type State = "started" | "reminded" | "paid" | "ended" | "kept";
export service Trials {
  state states: Map<string, State>;

  pay(user: string): State {
    this.states.set(user, "paid");
    return "paid";
  }

  private async step(user: string, to: State): Promise<State> {
    if (this.states.get(user) !== "paid") this.states.set(user, to);
    return this.states.get(user) ?? to;
  }

  async run(user: string): Promise<State[]> {
    const log: State[] = ["started"];
    await this.step(user, "started");
    await sleep("2 weeks");
    const reminded = await this.step(user, "reminded");
    if (reminded === "paid") {
      log.push("kept");
      return log;
    }
    log.push(reminded);
    await sleep("1 week");
    log.push(await this.step(user, "ended"));
    return log;
  }
}
