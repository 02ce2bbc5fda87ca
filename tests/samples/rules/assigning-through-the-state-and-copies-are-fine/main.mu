type Room = { capacity: number; guests: string[] };

service Hotel {
  state rooms: Map<string, Room>;
  state settings: { open: boolean; tags: string[] } = { open: true, tags: [] };
  state total: number = 0;

  through(id: string): void {
    if (!this.rooms.has(id)) return;
    this.rooms[id].capacity -= 1;
    this.settings.open = false;
    this.total += 1;
  }

  copied(id: string, guest: string): void {
    const room = this.rooms.get(id);
    if (room === undefined) return;
    const guests = [...room.guests];
    guests.push(guest);
    guests.sort();
    const copy = { ...room, guests };
    copy.capacity = 3;
    this.rooms.set(id, copy);
    this.settings = { ...this.settings, tags: [...this.settings.tags, "x"] };
    this.rooms.update(id, old => ({ capacity: 1, guests: [...(old?.guests ?? []), guest] }));
  }

  own(): number {
    const counts: Record<string, number> = {};
    counts["a"] = 1;
    const list = [3, 1, 2];
    list.sort();
    list.push(4);
    return list.length;
  }
}
