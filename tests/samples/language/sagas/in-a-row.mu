// Calls in a row are undone backwards where an error leaves the method, or the block.
//
// > Hotel.add("a", 3) = undefined
// > Hotel.add("b", 2) = undefined
// > Trip.book("a", "b", "visa", 500) throws Declined { "cents": 500 }
// > Hotel.left("a") = 3
// > Hotel.left("b") = 2
// > Trip.count() = 1
// > Trip.book("a", "b", "visa", 50) throws Declined { "cents": 50 }
// > Hotel.left("a") = 3
// > Hotel.left("b") = 2
// > Bank.spentBy("visa") = 0
// > Trip.count() = 2
// > Trip.book("a", "b", "visa", 60) = "a 2"
// > Hotel.left("a") = 2
// > Hotel.left("b") = 0
// > Bank.spentBy("visa") = 60
// > Trip.both("a", "b") throws SoldOut { "what": "b" }
// > Hotel.left("a") = 2
// > Trip.both("b", "a") throws SoldOut { "what": "b" }
// > Hotel.left("a") = 2
// > Trip.both("a", "a") = "both"
// > Hotel.left("a") = 0
// > Hotel.add("a", 5) = undefined
// > Trip.orElse("a", "b") = "only a"
// > Hotel.left("a") = 4
// > Trip.onlyInTheBlock("a", "b") = "without b"
// > Hotel.left("a") = 3
// > Trip.noted() = ["kept, its turn has ended"]
// not in Node: JavaScript has no compensations
export error SoldOut { what: string }
export error Declined { cents: number }

export service Hotel {
  state rooms: Map<string, number>;

  add(id: string, count: number): void {
    this.rooms.set(id, count);
  }

  left(id: string): number {
    return this.rooms.get(id) ?? 0;
  }

  reserve(id: string, count: number): number {
    const left = this.rooms.get(id) ?? 0;
    if (left < count) throw new SoldOut({ what: id });
    this.rooms.set(id, left - count);
    return left - count;
  } compensate {
    this.rooms.set(id, (this.rooms.get(id) ?? 0) + count);
  }
}

export service Bank {
  state spent: Map<string, number>;

  charge(card: string, cents: number): void {
    if (cents > 100) throw new Declined({ cents });
    this.spent.set(card, (this.spent.get(card) ?? 0) + cents);
  } compensate {
    this.spent.set(card, (this.spent.get(card) ?? 0) - cents);
  }

  spentBy(card: string): number {
    return this.spent.get(card) ?? 0;
  }
}

export service Trip {
  state booked: number = 0;
  state notes: List<string>;

  count(): number {
    return this.booked;
  }

  noted(): string[] {
    return [...this.notes];
  }

  async book(first: string, second: string, card: string, cents: number): Promise<string> {
    const before = await Hotel.reserve(first, 1);
    this.booked += 1;
    await Hotel.reserve(second, 2);
    await Bank.charge(card, cents);
    this.booked += 10;
    if (cents === 50) throw new Declined({ cents });
    return `${first} ${before}`;
  }

  async both(first: string, second: string): Promise<string> {
    const one = Hotel.reserve(first, 1);
    const two = Hotel.reserve(second, 1);
    await Promise.all([one, two]);
    return "both";
  }

  /** What is caught inside leaves nobody. */
  async orElse(first: string, second: string): Promise<string> {
    await Hotel.reserve(first, 1);
    try {
      await Hotel.reserve(second, 1);
    } catch (e) {
      return `only ${first}`;
    }
    return "both";
  }

  async onlyInTheBlock(first: string, second: string): Promise<string> {
    await Hotel.reserve(first, 1);
    try {
      saga {
        await Hotel.reserve(first, 1);
        this.notes.push("kept, its turn has ended");
        await Hotel.reserve(second, 1);
      }
    } catch (e) {
      if (e instanceof SoldOut) return `without ${e.what}`;
      throw e;
    }
    return "all";
  }
}
