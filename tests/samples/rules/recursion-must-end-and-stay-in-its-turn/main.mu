service Count {
  private down(n: number): number {
    if (n <= 0) return 0;
    return 1 + this.down(n - 1);
  }

  fine(n: number): number {
    return this.down(n);
  }

  endless(n: number): number {
    return this.endless(n + 1);
  }

  async ping(n: number): Promise<number> {
    return await Count.pong(n);
  }

  async pong(n: number): Promise<number> {
    console.log(n);
    return await Count.ping(n);
  }

  async walk(n: number): Promise<number> {
    if (n === 0) return 0;
    return 1 + (await this.walk(n - 1));
  }

  async there(n: number): Promise<number> {
    return n === 0 ? 0 : await Count.back(n - 1);
  }

  async back(n: number): Promise<number> {
    return n === 0 ? 0 : await Count.there(n - 1);
  }

  async inside(n: number): Promise<void> {
    if (n === 0) return;
    transaction {
      await Count.inside(n - 1);
    }
  }
}
