import { Hotel, NoSuchHotel, SoldOut } from "./hotel.mu";

export service Frontend {
  async reserve(user: string, ids: string[]): Promise<number> {
    transaction {
      const first = Hotel.reserve("a", user);
      await first;
    }
    await Promise.all(ids.map(id => Hotel.reserve(id, user)));
    const visit = Hotel.visit(user);
    const all = await Hotel.all();
    await visit;
    return all;
  }

  async careful(id: string): Promise<boolean> {
    try {
      await Hotel.reserve(id, "x");
      return true;
    } catch (e) {
      if (e instanceof SoldOut) return false;
      throw e;
    }
  }

  async picky(id: string): Promise<boolean> {
    try {
      await Hotel.reserve(id, "x");
      return true;
    } catch (e) {
      if (!(e instanceof NoSuchHotel)) throw e;
      return false;
    }
  }

  async quiet(id: string): Promise<boolean> {
    try {
      await this.careful(id);
      return true;
    } catch {
      return false;
    }
  }

  async many(ids: string[]): Promise<void> {
    const calls: Promise<void>[] = [];
    for (const id of ids) calls.push(Hotel.close(id));
    await Promise.all(calls);
  }
}
