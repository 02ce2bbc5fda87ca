// An invariant of a service holds between any two turns; who would break it gets the error, and has changed nothing.
//
// > Hotel.add("h1", 1)
// > Hotel.reserve("h1", "ada")
// > Hotel.reserve("h1", "bob") throws InvariantViolated { "invariant": "rooms are never over-booked", "place": "hotel.mu:17:3" }
// > Hotel.guests("h1") = ["ada"]
// > Hotel.raise("h1", 1)
// > Hotel.reserve("h1", "bob")
// > Hotel.guests("h1") = ["ada", "bob"]
// > Hotel.bookTwo("h1") throws InvariantViolated { "invariant": "rooms are never over-booked", "place": "hotel.mu:17:3" }
// > Hotel.guests("h1") = ["ada", "bob"]
// not in Node: invariants are mu's
export service Hotel {
  state capacity: Map<string, number>;
  state names: Map<string, string[]>;

  invariant "rooms are never over-booked": this.names.entries().every(([id, all]) => this.fits(id, all));

  add(id: string, capacity: number): void {
    this.capacity.set(id, capacity);
  }

  raise(id: string, by: number): void {
    this.capacity.set(id, (this.capacity.get(id) ?? 0) + by);
  }

  reserve(id: string, guest: string): void {
    this.names.set(id, [...(this.names.get(id) ?? []), guest]);
  }

  guests(id: string): string[] {
    return this.names.get(id) ?? [];
  }

  /** Both in one turn, which breaks it as a whole. */
  async bookTwo(id: string): Promise<void> {
    transaction {
      await Hotel.raise(id, 1);
      await Hotel.reserve(id, "cyd");
      await Hotel.reserve(id, "dan");
    }
  }

  private fits(id: string, all: readonly string[]): boolean {
    return all.length <= (this.capacity.get(id) ?? 0);
  }
}
