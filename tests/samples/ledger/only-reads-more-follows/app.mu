service Stock {
  state items: Map<string, number>;

  @http("GET", "/items/{id}")
  count(id: string): number {
    return this.items.get(id) ?? 0;
  }

  put(id: string, count: number): void {
    this.items.set(id, count);
  }
}

service Shop {
  /** What is read decides what is written: it travels in the entry of the write. */
  async copy(from: string, to: string): Promise<void> {
    const count = await Stock.count(from);
    await Stock.put(to, count);
  }
}
