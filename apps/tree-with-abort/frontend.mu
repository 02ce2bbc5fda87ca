import { abort } from "mu";
import { Service1 } from "./service1.mu";
import { Refused, Service2 } from "./service2.mu";

/** Appends a number to three lists in three services, in one transaction. */
export service Frontend {
  state values: List<number>;

  /**
   * Small numbers take everything back, on all three services. A large number is refused by the second service alone,
   * whose list then stays as it was while the other two keep the number. Answers in how many lists it stands.
   */
  @http("POST", "/values")
  async req(value: number): Promise<number> {
    transaction {
      let lists = 2;
      this.values.push(value);
      await Service1.append(value);
      try {
        await Service2.append(value);
        lists += 1;
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
      }
      if (value <= 10) abort(`${value} is too small`);
      return lists;
    }
  }

  all(): number[] {
    return this.values.slice();
  }
}
