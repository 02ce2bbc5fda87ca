// Assignments through the state change what is stored, deep inside too.
//
// > Through.open("r") = { "capacity": 3, "guests": [] }
// > Through.take("r", "ann") = { "capacity": 2, "guests": ["ann"] }
// > Through.take("r", "bob") = { "capacity": 1, "guests": ["ann", "bob"] }
type Room = { capacity: number; guests: string[] };
export service Through {
  state rooms: Map<string, Room>;

  open(id: string): Room | undefined {
    this.rooms.set(id, { capacity: 3, guests: [] });
    return this.rooms.get(id);
  }

  take(id: string, guest: string): Room | undefined {
    const room = this.rooms.get(id);
    if (room === undefined) return undefined;
    this.rooms.set(id, { capacity: room.capacity - 1, guests: [...room.guests, guest] });
    return this.rooms.get(id);
  }
}
