// What a route takes from the path, the query and the body, and what it answers.
export type Room = { id: string; beds: number; tags: string[] };

export service Rooms {
  state rooms: Map<string, Room>;

  @http("POST", "/rooms", { status: 201 })
  add(id: string, beds: number, tags: string[] = []): Room {
    const room = { id, beds, tags };
    this.rooms.set(id, room);
    return room;
  }

  @http("GET", "/rooms/{id}")
  get(id: string): Room | null {
    return this.rooms.get(id) ?? null;
  }

  @http("GET", "/rooms")
  find(tag?: string[], beds: number = 1, quiet: boolean = false): string[] {
    return this.rooms
      .values()
      .filter(room => room.beds >= beds && (tag ?? []).every(t => room.tags.includes(t)))
      .map(room => `${room.id}${quiet ? " quiet" : ""}`);
  }

  @http("GET", "/rooms/best")
  best(): string {
    return "the best";
  }

  @http("PUT", "/rooms/{id}/beds/{beds}")
  change(id: string, beds: number, note: string | null): string {
    const room = this.rooms.get(id);
    if (room === undefined) return "none";
    this.rooms.set(id, { ...room, beds });
    return `${id} has ${beds}${note === null ? "" : `, ${note}`}`;
  }

  @http("DELETE", "/rooms/{id}")
  remove(id: string): void {
    this.rooms.delete(id);
  }

  @http("PATCH", "/rooms/{id}")
  async patch(id: string, change: { beds?: number; tags?: string[] }): Promise<number> {
    const room = await this.read(id);
    if (room === undefined) return 0;
    const changed = { ...room, ...change };
    await Log.note(`patched ${id}`);
    this.rooms.set(id, changed);
    return changed.beds;
  }

  @http("POST", "/sum")
  sum(...numbers: number[]): number {
    return numbers.reduce((a, b) => a + b, 0);
  }

  private async read(id: string): Promise<Room | undefined> {
    await Log.note(`read ${id}`);
    return this.rooms.get(id);
  }
}

export service Log {
  state notes: List<string>;

  note(text: string): void {
    this.notes.push(text);
  }

  @http("GET", "/log")
  all(): string[] {
    return this.notes.slice();
  }
}
