service Hotel {
  state guests: Set<string>;

  reserve(guest: string): boolean {
    if (this.guests.has(guest)) return false;
    this.guests.add(guest);
    return true;
  }
}

export error TooLate { guest: string }

service Desk {
  async both(guest: string): Promise<boolean[]> {
    const one = Hotel.reserve(guest);
    const other = Hotel.reserve("x");
    return await Promise.all([one, other]);
  }

  async returned(guest: string): Promise<boolean> {
    return Hotel.reserve(guest);
  }

  async eitherWay(guest: string, late: boolean): Promise<boolean> {
    const room = Hotel.reserve(guest);
    if (late) {
      console.log("late");
      return await room;
    }
    const other = await room;
    return other;
  }

  async maybe(guest: string): Promise<void> {
    let room: Promise<boolean> | undefined;
    if (guest !== "") room = Hotel.reserve(guest);
    console.log("working");
    if (room !== undefined) await room;
  }

  async dynamic(guests: string[]): Promise<boolean[]> {
    const rooms: Promise<boolean>[] = [];
    for (const guest of guests) {
      if (guest === "") continue;
      rooms.push(Hotel.reserve(guest));
    }
    console.log(rooms.length);
    return await Promise.all(rooms);
  }

  async fanOut(guests: string[]): Promise<number> {
    const rooms = guests.map(guest => Hotel.reserve(guest));
    const results = await Promise.all(rooms);
    return results.filter(result => result).length;
  }

  async settled(guest: string): Promise<number> {
    const room = Hotel.reserve(guest);
    const other = Hotel.reserve("x");
    const outcomes = await Promise.allSettled([room, other]);
    return outcomes.length;
  }

  async pipeline(guests: string[]): Promise<void> {
    let last = Hotel.reserve("first");
    for (const guest of guests) {
      await last;
      last = Hotel.reserve(guest);
    }
    await last;
  }

  async finallyAwaited(guest: string, late: boolean): Promise<boolean> {
    const room = Hotel.reserve(guest);
    try {
      if (late) return false;
      return true;
    } finally {
      await room;
    }
  }

  async caught(guest: string): Promise<boolean> {
    const room = Hotel.reserve(guest);
    try {
      console.log("before");
      return await room;
    } catch (e) {
      return false;
    }
  }

  async chosen(guest: string, vip: boolean): Promise<boolean> {
    return await (vip ? Hotel.reserve(guest) : Hotel.reserve("x"));
  }

  async oneByOne(guests: string[]): Promise<void> {
    const rooms = guests.map(guest => Hotel.reserve(guest));
    for (const room of rooms) await room;
  }

  async endless(guest: string): Promise<boolean> {
    for (;;) {
      const room = Hotel.reserve(guest);
      if (await room) return true;
    }
  }
}
