type Room = { capacity: number; guests: string[]; by: { name: string } };
service Hotel {
  state rooms: Map<string, Room>;
  state tags: string[] = [];

  change(id: string): void {
    const room = this.rooms.get(id);
    if (room === undefined) return;
    room.capacity -= 1;
    room.by.name = "x";
    room.guests.push("g");
    room.guests[0] = "h";
    this.tags.push("t");
    for (const each of this.rooms.values()) each.capacity++;
    this.rooms[id].capacity -= 1;
    this.rooms[id].by.name = "y";
    this.tags = [...this.tags, "t"];
    console.log(this.rooms[id]);
  }
}
