service Stock {
  state items: Map<string, number>;

  @http("GET", "/items/{id}")
  count(id: string): number {
    return this.items.get(id) ?? 0;
  }
}
