service Stock {
  state items: Map<string, number>;

  @http("GET", "/items/{id}")
  count(id: string): number {
    return this.items.get(id) ?? 0;
  }
}

service Shop {
  @express
  async both(a: string, b: string): Promise<number> {
    const first = await Stock.count(a);
    return first + (await Stock.count(b));
  }
}
