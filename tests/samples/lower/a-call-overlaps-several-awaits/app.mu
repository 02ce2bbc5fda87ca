service Hotel {
  state rooms: Map<string, number>;

  find(id: string): number {
    return this.rooms.get(id) ?? 0;
  }
}

export service Trip {
  async plan(city: string, others: string[]): Promise<number> {
    const best = Hotel.find(city);
    let sum = 0;
    try {
      const jobs = others.map(other => Hotel.find(other));
      sum += await Hotel.find("first");
      for (const job of jobs) sum += await job;
    } catch (e) {
      sum = -1;
    }
    void Hotel.find("forgotten");
    return sum + (await best);
  }
}
