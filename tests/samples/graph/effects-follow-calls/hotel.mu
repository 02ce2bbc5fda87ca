export type Room = { capacity: number; guests: string[] };

export error NoSuchHotel { id: string }
export error SoldOut { what: string }

export service Hotel {
  state rooms: Map<string, Room>;
  state visits: Counter;
  state log: List<string>;
  state open: boolean = true;

  reserve(id: string, guest: string): void {
    const room = this.find(id);
    if (room.capacity === 0) throw new SoldOut({ what: id });
    this.rooms.set(id, { capacity: room.capacity - 1, guests: [...room.guests, guest] });
  }

  find(id: string): Room {
    const room = this.rooms.get(id);
    if (room === undefined) throw new NoSuchHotel({ id });
    return room;
  }

  close(id: string): void {
    this.rooms[id].capacity = 0;
    this.open = false;
  }

  visit(who: string): boolean {
    this.log.push(who);
    return this.visits.take(1);
  }

  all(): number {
    return this.rooms.values().filter(room => this.isFree(room.capacity)).length;
  }

  private isFree(capacity: number): boolean {
    return this.open && capacity > 0;
  }
}
