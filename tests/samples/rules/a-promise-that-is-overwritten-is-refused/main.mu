service Hotel {
  state guests: Set<string>;

  reserve(guest: string): boolean {
    if (this.guests.has(guest)) return false;
    this.guests.add(guest);
    return true;
  }
}

service Desk {
  async twice(guest: string): Promise<boolean> {
    let room = Hotel.reserve(guest);
    room = Hotel.reserve("x");
    return await room;
  }

  async inLoop(guests: string[]): Promise<void> {
    let last = Hotel.reserve("first");
    for (const guest of guests) last = Hotel.reserve(guest);
    await last;
  }
}
