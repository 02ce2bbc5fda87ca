// apps/hotel-reservation/hotel.mu
export type Room = { capacity: number; guests: string[] };

export error NoSuchHotel { id: string }
export error SoldOut { what: string }

/** Hotels and who stays in them. */
export service Hotel {
  state rooms: Map<string, Room>;

  add(id: string, capacity: number): void {
    this.rooms.set(id, { capacity, guests: [] });
  }

  reserve(id: string, guest: string): void {
    const room = this.rooms.get(id);
    if (room === undefined) throw new NoSuchHotel({ id });
    if (room.capacity === 0) throw new SoldOut({ what: id });
    this.rooms.set(id, { capacity: room.capacity - 1, guests: [...room.guests, guest] });
  } compensate {
    this.release(id, guest);
  }

  release(id: string, guest: string): void { /* … */ }
}
