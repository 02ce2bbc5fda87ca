// Errors are translated, wrapped, counted and rethrown on their way up.
//
// > Shop.price("tea") = 3
// > Shop.price("gold") throws NotSold { "id": "gold", "why": "too dear" }
// > Shop.price("air") throws NotSold { "id": "air", "why": "unknown" }
// > Shop.safely(["tea", "gold", "air"]) = [3, null, null]
// > Shop.firstOf(["air", "gold", "tea"]) = 3
// > Shop.firstOf(["air"]) throws NotSold { "id": "air", "why": "unknown" }
// > Shop.firstOf([]) throws NothingAsked
import { Echo } from "./echo.mu";
error Unknown { id: string }
error TooDear { id: string; price: number }
error NotSold { id: string; why: string }
error NothingAsked {}
export service Catalogue {
  price(id: string): number {
    if (id === "tea") return 3;
    if (id === "gold") throw new TooDear({ id, price: 9999 });
    throw new Unknown({ id });
  }
}
export service Shop {
  async price(id: string): Promise<number> {
    try {
      return await Catalogue.price(id);
    } catch (e) {
      const why = e instanceof TooDear ? "too dear" : "unknown";
      if (e instanceof Unknown || e instanceof TooDear)
        throw new NotSold({ id: e.id, why: await Echo.say(why) });
      throw e;
    }
  }

  async safely(ids: string[]): Promise<(number | null)[]> {
    const prices: (number | null)[] = [];
    for (const id of ids) {
      let price: number | null = null;
      try {
        price = await this.price(id);
      } catch (e) {
        if (!(e instanceof NotSold)) throw e;
      } finally {
        prices.push(price);
      }
    }
    return prices;
  }

  async firstOf(ids: string[]): Promise<number> {
    let last: unknown = new NothingAsked();
    for (const id of ids) {
      try {
        return await this.price(id);
      } catch (e) {
        last = e;
      }
    }
    if (last instanceof NotSold || last instanceof NothingAsked) throw last;
    return -1;
  }
}
