error Bad { what: string }

service Hotel {
  state guests: Map<string, number>;

  reserve(guest: string): number {
    this.guests.set(guest, 1);
    return 1;
  }
}

service Desk {
  state log: List<string>;

  async labels(guests: string[]): Promise<number> {
    let sum = 0;
    outer: for (const guest of guests) {
      const room = Hotel.reserve(guest);
      for (let i = 0; i < 3; i++) {
        if (i === 2) {
          sum += await room;
          continue outer;
        }
      }
      await room;
    }
    return sum;
  }

  async cases(kind: "a" | "b" | "c"): Promise<number> {
    const room = Hotel.reserve(kind);
    switch (kind) {
      case "a":
        return await room;
      case "b":
      case "c": {
        const n = await room;
        return n + 1;
      }
    }
  }

  async tries(guest: string): Promise<number> {
    const room = Hotel.reserve(guest);
    const other = Hotel.reserve("other");
    try {
      const [a, b] = await Promise.all([room, other]);
      return a + b;
    } catch (e) {
      if (e instanceof Bad) return 0;
      throw e;
    } finally {
      this.log.push(guest);
    }
  }

  async retried(guest: string): Promise<number> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await Hotel.reserve(guest);
      } catch (e) {
        if (attempt > 3) throw e;
      }
    }
  }

  async until(guest: string): Promise<number> {
    let last = Hotel.reserve(guest);
    while ((await last) > 5) {
      last = Hotel.reserve(guest);
    }
    return 1;
  }

  async inClosure(guests: string[]): Promise<number> {
    const rooms = await Promise.all(
      guests.map(async guest => {
        const room = Hotel.reserve(guest);
        if (guest === "") return await room;
        return (await room) + 1;
      }),
    );
    return rooms.length;
  }

  async aliased(guest: string): Promise<number> {
    const room = Hotel.reserve(guest);
    const same = room;
    return await same;
  }

  async object(guest: string): Promise<{ room: number }> {
    const room = Hotel.reserve(guest);
    return { room: await room };
  }

  async nested(guest: string, a: boolean, b: boolean): Promise<number> {
    const room = Hotel.reserve(guest);
    if (a) {
      if (b) return await room;
      await room;
    } else {
      const n = b ? await room : (await room) + 1;
      return n;
    }
    return 0;
  }

  async thrown(guest: string): Promise<number> {
    const room = Hotel.reserve(guest);
    const n = await room;
    if (n === 0) throw new Bad({ what: guest });
    return n;
  }

  async caughtHere(guest: string): Promise<void> {
    const room = Hotel.reserve(guest);
    try {
      if (guest === "") throw new Bad({ what: guest });
    } catch (e) {
      this.log.push("bad");
    }
    await room;
  }

  async spread(guests: string[]): Promise<number[]> {
    const first = Hotel.reserve("first");
    const rest = guests.map(guest => Hotel.reserve(guest));
    return await Promise.all([first, ...rest]);
  }

  async whenAny(guests: string[]): Promise<void> {
    if (guests.length > 0) await Promise.all(guests.map(guest => Hotel.reserve(guest)));
    guests.length > 0 && (await Hotel.reserve("x"));
  }
}
