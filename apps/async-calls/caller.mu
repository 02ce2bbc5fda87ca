import { Service1 } from "./service1.mu";
import { Service2 } from "./service2.mu";

/** Two calls at the same time, awaited together. */
export service Caller {
  /** Appends a value in both services and answers how many each has. */
  @http("POST", "/values")
  async req(value: string): Promise<number[]> {
    const first = Service1.append(value);
    const second = Service2.append(value);
    return await Promise.all([first, second]);
  }
}
