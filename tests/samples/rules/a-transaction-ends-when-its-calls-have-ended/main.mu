service Hotel {
  state guests: Set<string>;

  reserve(guest: string): boolean {
    if (this.guests.has(guest)) return false;
    this.guests.add(guest);
    return true;
  }
}

service Desk {
  async leaks(first: string, second: string): Promise<void> {
    const rooms: Promise<boolean>[] = [];
    let other: Promise<boolean> | undefined;
    transaction {
      rooms.push(Hotel.reserve(first));
      other = Hotel.reserve(second);
    }
    await Promise.all(rooms);
    if (other !== undefined) await other;
  }

  async never(guest: string): Promise<void> {
    transaction {
      const room = Hotel.reserve(guest);
    }
  }

  async early(guest: string): Promise<void> {
    const room = Hotel.reserve(guest);
    transaction {
      await room;
    }
  }

  async returned(guest: string): Promise<boolean> {
    transaction {
      return Hotel.reserve(guest);
    }
  }

  async forgotten(guest: string): Promise<void> {
    transaction {
      void Hotel.reserve(guest);
    }
  }

  async right(first: string, second: string): Promise<void> {
    transaction {
      const one = Hotel.reserve(first);
      const other = Hotel.reserve(second);
      await Promise.all([one, other]);
    }
  }
}
