import { NoSuchOrder } from "./errors.mu";

/** A trip that somebody has. */
export type Trip = { user: string; flightId: string; hotelId: string; placedAt: number };

/** The book of orders. */
export service Order {
  state trips: Map<string, Trip>;

  /** Writes an order down and answers its number. */
  place(user: string, flightId: string, hotelId: string): string {
    const id = crypto.randomUUID();
    this.trips.set(id, { user, flightId, hotelId, placedAt: Date.now() });
    return id;
  }

  @http("GET", "/orders/{id}")
  find(id: string): Trip {
    const trip = this.trips.get(id);
    if (trip === undefined) throw new NoSuchOrder({ id });
    return trip;
  }
}
