import { NoSuchFlight, SoldOut } from "./errors.mu";

/** How many seats a flight has left, and who sits in it. */
export type Seats = { capacity: number; guests: string[] };

/** Flights and who sits in them. */
export service Flight {
  state seats: Map<string, Seats>;

  /** Opens a flight, or opens it anew. */
  add(id: string, capacity: number): void {
    this.seats.set(id, { capacity, guests: [] });
  }

  reserve(id: string, guest: string): void {
    const seats = this.find(id);
    if (seats.capacity === 0) throw new SoldOut({ what: id });
    this.seats.set(id, { capacity: seats.capacity - 1, guests: [...seats.guests, guest] });
  }

  @http("GET", "/flights/{id}")
  find(id: string): Seats {
    const seats = this.seats.get(id);
    if (seats === undefined) throw new NoSuchFlight({ id });
    return seats;
  }
}
