// An order as a machine of states: events that fit or do not, retries with a wait, cleaning up whatever happens.
//
// > Parcels.step("o1", {"type": "pay", "cents": 500}) = "paid"
// > Parcels.step("o1", {"type": "ship", "carrier": "post"}) = "shipped"
// > Parcels.step("o1", {"type": "cancel"}) throws Misfit {"state": "shipped", "event": "cancel"}
// > Parcels.step("o2", {"type": "cancel", "why": "late"}) = "cancelled"
// > Parcels.history("o1") = ["new -pay-> paid", "paid -ship-> shipped"]
// > Parcels.text("o1") = "500 by post"
// > Parcels.text("o2") = "cancelled: late"
// > Parcels.text("o3") = "new"
// > Parcels.deliver("o1", 2) = {"tries": 3, "open": 0}
// > Parcels.deliver("o1", 5) throws GivenUp {"tries": 4}
// > Carrier.open() = 0
import { sleepUntil } from "mu";

export error Misfit { state: string; event: string }
export error GivenUp { tries: number }
export error Busy {}

type State =
  | { name: "new" }
  | { name: "paid"; cents: number }
  | { name: "shipped"; cents: number; carrier: string }
  | { name: "cancelled"; why?: string };
type Event =
  | { type: "pay"; cents: number }
  | { type: "ship"; carrier: string }
  | { type: "cancel"; why?: string };

const allowed: Partial<Record<State["name"], readonly Event["type"][]>> = {
  new: ["pay", "cancel"],
  paid: ["ship", "cancel"],
};

function next(state: State, event: Event): State {
  if (!allowed[state.name]?.includes(event.type)) throw new Misfit({ state: state.name, event: event.type });
  switch (event.type) {
    case "pay":
      return { name: "paid", cents: event.cents };
    case "ship":
      return { name: "shipped", cents: state.name === "paid" ? state.cents : 0, carrier: event.carrier };
    case "cancel":
      return { name: "cancelled", ...(event.why !== undefined && { why: event.why }) };
  }
}

export service Carrier {
  state refusals: number = 0;
  state slots: Counter;

  refuse(times: number) {
    this.refusals = times;
  }
  take() {
    this.slots.add(1);
  }
  give() {
    this.slots.add(-1);
  }
  send(): string {
    if (this.refusals > 0) return "busy";
    return "sent";
  }
  calm() {
    this.refusals--;
  }
  open(): number {
    return this.slots.value;
  }
}

export service Parcels {
  state orders: Map<string, State>;
  state log: Map<string, string[]>;

  step(id: string, event: Event): State["name"] {
    const state: State = this.orders.get(id) ?? { name: "new" };
    const then = next(state, event);
    this.orders.set(id, then);
    this.log[id] = [...(this.log.get(id) ?? []), `${state.name} -${event.type}-> ${then.name}`];
    return then.name;
  }

  history(id: string) {
    return this.log.get(id) ?? [];
  }

  text(id: string): string {
    const state = this.orders.get(id);
    switch (state?.name) {
      case undefined:
        return "new";
      case "new":
      case "paid":
        return state.name;
      case "shipped":
        return `${state.cents} by ${state.carrier}`;
      case "cancelled":
        return `cancelled: ${state.why ?? "no reason"}`;
    }
  }

  async deliver(id: string, refusals: number): Promise<{ tries: number; open: number }> {
    await Carrier.refuse(refusals);
    const tries = await this.attempts(4);
    return { tries, open: await Carrier.open() };
  }

  private async attempts(most: number): Promise<number> {
    let wait = 1;
    for (let attempt = 1; attempt <= most; attempt++, wait *= 2) {
      await Carrier.take();
      try {
        if ((await Carrier.send()) === "busy") throw new Busy();
        return attempt;
      } catch (error) {
        if (!(error instanceof Busy)) throw error;
        await Carrier.calm();
        await sleepUntil(Date.now() + wait);
      } finally {
        await Carrier.give();
      }
    }
    throw new GivenUp({ tries: most });
  }
}
