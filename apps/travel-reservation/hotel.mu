import { NoSuchHotel, SoldOut } from "./errors.mu";

/** How many rooms a hotel has left, and who stays in it. */
export type Rooms = { capacity: number; guests: string[] };

/** Hotels and who stays in them. */
export service Hotel {
  state rooms: Map<string, Rooms>;

  /** Opens a hotel, or opens it anew. */
  add(id: string, capacity: number): void {
    this.rooms.set(id, { capacity, guests: [] });
  }

  reserve(id: string, guest: string): void {
    const rooms = this.find(id);
    if (rooms.capacity === 0) throw new SoldOut({ what: id });
    this.rooms.set(id, { capacity: rooms.capacity - 1, guests: [...rooms.guests, guest] });
  }

  @http("GET", "/hotels/{id}")
  find(id: string): Rooms {
    const rooms = this.rooms.get(id);
    if (rooms === undefined) throw new NoSuchHotel({ id });
    return rooms;
  }
}
