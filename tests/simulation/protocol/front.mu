import { Bank } from "./bank.mu";

export service Front {
  /** Decides on what it reads, and then commits twice. */
  async pay(flag: string, a: string, b: string): Promise<number> {
    const rich = await Bank.positive(flag);
    const before = rich ? await Bank.add(a, 1) : await Bank.add(b, 1);
    return before + (await Bank.add("paid", 1));
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
