service Stock {
  state items: Map<string, number>;

  @http("GET", "/items/{id}")
  count(id: string): number {
    return this.items.get(id) ?? 0;
  }

  put(id: string, count: number): void {
    this.items.set(id, count);
  }

  /** The entry is moved whether something is left or not. */
  take(id: string): boolean {
    const left = this.items.get(id) ?? 0;
    if (left === 0) return false;
    this.items.set(id, left - 1);
    return true;
  }
}
