import { Backend1 } from "./backend1.mu";
import { Backend2 } from "./backend2.mu";

/** Moves two counters of two services together. */
export service Caller {
  /** Adds one to both counters of a key, or to none, and answers what they were before. */
  @http("POST", "/counts/{key}")
  async req(key: string): Promise<number[]> {
    transaction {
      const left = Backend1.req(key);
      const right = Backend2.req(key);
      return await Promise.all([left, right]);
    }
  }
}
