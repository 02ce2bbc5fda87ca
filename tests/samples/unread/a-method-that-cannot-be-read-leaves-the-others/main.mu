type Room = { capacity: number };

export service Hotel {
  state rooms: Map<string, Room>;

  reserve(id: string): number {
    const room = this.rooms.get(id;
    return "left";
  }

  add(id: string): void {
    this.rooms.set(id, { capacity: "ten" });
  }

  async both(id: string): Promise<string> {
    return await this.reserve(id);
  }

  guess(id: string) {
    return this.rooms.get(id) ?+ 1;
  }

  twice(id: string): string {
    return this.guess(id).toFixed(2);
  }
}

function half(n: number): number {
  return n / "2";
}
