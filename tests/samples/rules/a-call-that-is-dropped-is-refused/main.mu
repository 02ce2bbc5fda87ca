service Hotel {
  state guests: Set<string>;

  reserve(guest: string): boolean {
    if (this.guests.has(guest)) return false;
    this.guests.add(guest);
    return true;
  }
}

service Desk {
  async dropped(guest: string): Promise<void> {
    Hotel.reserve(guest);
    guest.length > 3 && Hotel.reserve(guest);
    guest === "" ? Hotel.reserve("a") : Hotel.reserve("b");
  }

  async list(guests: string[]): Promise<void> {
    guests.map(guest => Hotel.reserve(guest));
  }

  async inLoop(guests: string[]): Promise<void> {
    for (let i = 0; i < guests.length; i += 1, Hotel.reserve("x")) await Hotel.reserve("y");
  }
}
