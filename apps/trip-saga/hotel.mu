/** Nothing is left of what was asked for. */
export error SoldOut { what: string }

/** Rooms, and how many are left. */
export service Hotel {
  state rooms: Map<string, number>;

  /** Opens a hotel, or opens it anew. */
  add(id: string, rooms: number): void {
    this.rooms.set(id, rooms);
  }

  left(id: string): number {
    return this.rooms.get(id) ?? 0;
  }

  reserve(id: string): void {
    const left = this.left(id);
    if (left === 0) throw new SoldOut({ what: id });
    this.rooms.set(id, left - 1);
  } compensate {
    this.rooms.set(id, this.left(id) + 1);
  }
}
