// An auction: bids that must rise, holds on money, the loser gets it back in the same transaction.
//
// > Purses.fill("ann", 100) = 100
// > Purses.fill("bob", 80) = 80
// > Auction.bid("vase", "ann", 50) = "ann leads with 50"
// > Auction.bid("vase", "bob", 50) throws TooLow { "least": 51 }
// > Auction.bid("vase", "bob", 70) = "bob leads with 70"
// > Purses.has("ann") = 100
// > Auction.bid("vase", "ann", 200) throws TooPoor { "name": "ann", "has": 100 }
// > Auction.standing(["vase", "nothing"]) = [{ "item": "vase", "price": 70 }, { "item": "nothing", "price": 0 }]
// > Auction.close("vase") = "sold to bob for 70"
// > Auction.close("vase") throws Closed { "item": "vase" }
// > Purses.has("bob") = 10
error TooLow { least: number }
error TooPoor { name: string; has: number }
error Closed { item: string }
export service Purses {
  state money: Map<string, number>;

  fill(name: string, amount: number): number {
    this.money.set(name, this.has(name) + amount);
    return this.has(name);
  }

  hold(name: string, amount: number): void {
    const has = this.has(name);
    if (has < amount) throw new TooPoor({ name, has });
    this.money.set(name, has - amount);
  }

  has(name: string): number {
    return this.money.get(name) ?? 0;
  }
}
type Bid = { name: string; amount: number };
export service Auction {
  state bids: Map<string, Bid>;
  state closed: Set<string>;

  async bid(item: string, name: string, amount: number): Promise<string> {
    transaction {
      if (this.closed.has(item)) throw new Closed({ item });
      const best = this.bids.get(item);
      const least = (best?.amount ?? 0) + 1;
      if (amount < least) throw new TooLow({ least });
      const hold = Purses.hold(name, amount);
      const back = best === undefined ? undefined : Purses.fill(best.name, best.amount);
      await Promise.all([hold, back]);
      this.bids.set(item, { name, amount });
    }
    return `${name} leads with ${amount}`;
  }

  async standing(items: string[]): Promise<{ item: string; price: number }[]> {
    return await Promise.all(items.map(async item => ({ item, price: await Auction.price(item) })));
  }

  price(item: string): number {
    return this.bids.get(item)?.amount ?? 0;
  }

  close(item: string): string {
    if (this.closed.has(item)) throw new Closed({ item });
    this.closed.add(item);
    const best = this.bids.get(item);
    return best === undefined ? "not sold" : `sold to ${best.name} for ${best.amount}`;
  }
}
