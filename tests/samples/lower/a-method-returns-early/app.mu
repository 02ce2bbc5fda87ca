export error SoldOut { id: string }

service Stock {
  state items: Map<string, number>;

  take(id: string, count: number): number {
    const left = (this.items.get(id) ?? 0) - count;
    if (left < 0) throw new SoldOut({ id });
    this.items.set(id, left);
    return left;
  }

  put(id: string, count: number): void {
    this.items.set(id, count);
  }

  count(id: string): number {
    return this.items.get(id) ?? 0;
  }
}

service Shop {
  async find(ids: string[], wanted: number): Promise<string | undefined> {
    if (wanted <= 0) return undefined;
    for (const id of ids) {
      if (await Stock.count(id) >= wanted) return id;
    }
    return undefined;
  }
}
