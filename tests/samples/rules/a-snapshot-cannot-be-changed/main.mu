type Room = { capacity: number; guests: string[]; note?: string };

service Hotel {
  state rooms: Map<string, Room>;
  state log: List<Room>;
  state settings: { open: boolean; tags: string[] } = { open: true, tags: [] };

  got(id: string): void {
    const room = this.rooms.get(id);
    if (room === undefined) return;
    room.capacity -= 1;
    room.capacity++;
    room.guests.push("x");
    room.guests[0] = "y";
    delete room.note;
  }

  scanned(): void {
    for (const room of this.rooms.values()) room.capacity = 0;
    this.rooms.values().forEach(room => {
      room.capacity = 1;
    });
    const [first] = this.log.slice(0, 1);
    if (first !== undefined) first.guests.sort();
  }

  direct(id: string): void {
    this.rooms.get(id)?.guests.pop();
  }

  whole(): void {
    const settings = this.settings;
    settings.open = false;
    this.settings.tags.push("x");
  }
}
