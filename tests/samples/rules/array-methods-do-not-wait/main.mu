service Hotel {
  state guests: Set<string>;

  reserve(guest: string): boolean {
    if (this.guests.has(guest)) return false;
    this.guests.add(guest);
    return true;
  }
}

service Desk {
  async each(guests: string[]): Promise<void> {
    guests.forEach(guest => Hotel.reserve(guest));
    guests.forEach(async guest => {
      await Hotel.reserve(guest);
    });
  }

  async some(guests: string[]): Promise<boolean> {
    return guests.some(async guest => await Hotel.reserve(guest));
  }

  async array(guests: string[]): Promise<void> {
    await guests.map(guest => Hotel.reserve(guest));
  }

  async right(guests: string[]): Promise<boolean[]> {
    return await Promise.all(guests.map(async guest => await Hotel.reserve(guest)));
  }
}
