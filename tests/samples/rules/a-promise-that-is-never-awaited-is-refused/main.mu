service Hotel {
  state guests: Set<string>;

  reserve(guest: string): boolean {
    if (this.guests.has(guest)) return false;
    this.guests.add(guest);
    return true;
  }
}

service Desk {
  async one(guest: string): Promise<void> {
    const room = Hotel.reserve(guest);
  }

  async several(guests: string[]): Promise<void> {
    const rooms = guests.map(guest => Hotel.reserve(guest));
    const more: Promise<boolean>[] = [];
    for (const guest of guests) more.push(Hotel.reserve(guest));
  }

  async later(guest: string): Promise<void> {
    let room: Promise<boolean> | undefined;
    if (guest !== "") room = Hotel.reserve(guest);
  }

  async joined(guest: string): Promise<void> {
    const both = Promise.all([Hotel.reserve(guest), Hotel.reserve("x")]);
  }

  async pieces(guest: string): Promise<void> {
    const [first, second] = [Hotel.reserve(guest), Hotel.reserve("x")];
    await first;
  }
}
