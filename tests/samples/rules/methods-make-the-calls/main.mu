service Hotel {
  state guests: Set<string>;

  reserve(guest: string): boolean {
    if (this.guests.has(guest)) return false;
    this.guests.add(guest);
    return true;
  }
}

async function greet(guest: string): Promise<string> {
  const ok = await Hotel.reserve(guest);
  return ok ? "welcome" : "sorry";
}

service Desk {
  state guests: Set<string>;

  checkIn(guest: string): Promise<boolean> {
    return Hotel.reserve(guest);
  }

  plain(guest: string): void {
    void Hotel.reserve(guest);
  }

  async values(guests: string[]): Promise<void> {
    const method = Hotel.reserve;
    const service = Hotel;
    const self = this;
    await Promise.all(guests.map(Hotel.reserve));
    guests.forEach(this.note);
    console.log(method, service, self);
  }

  note(guest: string): void {
    this.guests.add(guest);
  }

  pay$(): void {
    const all = this.guests;
  }

  async foreign(): Promise<void> {
    Hotel.guests.add("x");
  }
}
