// Many requests at once on one record: nobody gets a seat that another has, and no count is lost.
error Full { seats: number }

service Cinema {
  state taken: Map<string, string[]>;
  state visits: number = 0;
  state vouchers: Counter;

  /** One turn: needs no lock. */
  reserve(film: string, guest: string): number {
    const guests = this.taken.get(film) ?? [];
    if (guests.length === 3) throw new Full({ seats: 3 });
    this.taken.set(film, [...guests, guest]);
    this.visits += 1;
    return guests.length + 1;
  }

  grant(count: number): void {
    this.vouchers.add(count);
  }

  use(): boolean {
    return this.vouchers.take(1);
  }

  seen(): [number, number] {
    return [this.visits, this.vouchers.value];
  }
}

service Door {
  /** Both or neither. */
  async enter(film: string, guest: string): Promise<boolean> {
    transaction {
      const free = await Cinema.use();
      await Cinema.reserve(film, guest);
      return free;
    }
  }
}
