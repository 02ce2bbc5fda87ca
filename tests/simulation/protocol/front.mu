import { Bank } from "./bank.mu";

export service Front {
  state seen: number = 0;

  /** Two services, so a state machine, which may give up. */
  async noted(key: string): Promise<number> {
    const before = await Bank.add(key, 1);
    this.seen += 1;
    return before;
  }

  /** The call and its handler run in one function. */
  async guarded(key: string): Promise<number> {
    this.seen += 1;
    try {
      return await Bank.add(key, 1);
    } catch (error) {
      return -1;
    }
  }

  /** Decides on what it reads, and then commits twice. */
  async pay(flag: string, a: string, b: string): Promise<number> {
    const rich = await Bank.positive(flag);
    const before = rich ? await Bank.add(a, 1) : await Bank.add(b, 1);
    return before + await Bank.add("paid", 1);
  }

  async twice(key: string): Promise<number> {
    const first = await Bank.add(key, 1);
    const second = await Bank.add(key, 1);
    return second - first;
  }

  /** Takes back what it did. */
  async attempt(key: string): Promise<number> {
    try {
      transaction {
        await Bank.add(key, 5);
        await Bank.audit(key, "nothing");
      }
    } catch (error) {
      return await Bank.add("failed", 1);
    }
    return -1;
  }
}
