type Guest = { name: string };

service Hotel {
  state guests: Set<string>;

  reserve(guest: Guest): void {
    this.guests.add(guest.name);
  }
}

service Desk {
  async checkIn(name: string): Promise<void> {
    const guest = { name, greet: () => `Hello ${name}` };
    await Hotel.reserve(guest);
    await Hotel.reserve({ name: guest.name });
  }
}
