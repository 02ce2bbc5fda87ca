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
  async returns(guest: string, late: boolean): Promise<boolean> {
    const room = Hotel.reserve(guest);
    if (late) return false;
    return await room;
  }

  async throws(guest: string, late: boolean): Promise<boolean> {
    const room = Hotel.reserve(guest);
    if (late) {
      throw new TooLate({ guest });
    }
    return await room;
  }

  async branches(guest: string, late: boolean): Promise<string> {
    const room = Hotel.reserve(guest);
    if (!late) {
      await room;
    }
    return "done";
  }

  async otherBranch(guest: string, late: boolean): Promise<void> {
    const room = Hotel.reserve(guest);
    if (late) {
      console.log("late");
    } else {
      await room;
    }
  }

  async loops(guests: string[], wanted: string): Promise<void> {
    for (const guest of guests) {
      const room = Hotel.reserve(guest);
      if (guest === wanted) continue;
      if (guest === "nobody") break;
      await room;
    }
  }

  async noRound(guest: string, count: number): Promise<void> {
    const room = Hotel.reserve(guest);
    for (let i = 0; i < count; i++) await room;
  }

  async cases(guest: string, kind: "a" | "b" | "c"): Promise<void> {
    const room = Hotel.reserve(guest);
    switch (kind) {
      case "a":
        await room;
        break;
      case "b":
        console.log("b");
        break;
      default:
        await room;
    }
  }

  async shortcut(guest: string, wait: boolean): Promise<void> {
    const room = Hotel.reserve(guest);
    const result = wait && (await room);
  }

  async handled(guest: string): Promise<void> {
    const room = Hotel.reserve(guest);
    try {
      if (guest === "") throw new TooLate({ guest });
      await room;
    } catch (e) {
      console.log("gone");
    }
  }
}
