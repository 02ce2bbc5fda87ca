error SoldOut { what: string }
service Hotel {
  reserve(id: string, guest: string, nights = 1): boolean { return id !== guest && nights > 0; }
  private secret(): void {}
}
service Desk {
  async show(): Promise<void> {
    await Hotel.reserve("a");
    await Hotel.reserve("a", 3);
    await Hotel.reserve("a", "b", 1, 2);
    await Hotel.secret();
    const ok: boolean = Hotel.reserve("a", "b");
    if (Hotel.reserve("a", "b") === true) throw new SoldOut({});
    throw new SoldOut({ what: "a", why: "b" });
  }
  wait(): void { await this.show(); }
  bad() { throw "text"; }
}
