type Room = { capacity number };
type Guest = { name: string };

export service Hotel {
  state rooms: Map<string, Room>;
  state guests Map<string, Guest>;

  find(id: string): Room | undefined {
    return this.rooms.get(id);
  }

  guest(id: string): Guest | undefined {
    return this.guests.get(id);
  }

  async total(): Promise<number> {
    return this.rooms.size + "1".length;
  }

  wrong(): number {
    return nights + 1;
  }
}

export service Desk {
  async ask(id: string): Promise<number> {
    const room = await Hotel.find(id);
    return room.capacity;
  }

  wrong(name: string): Guest {
    return { nam: name };
  }
}
