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
  async total(ids: string[]): Promise<number> {
    let total = 0;
    for (const id of ids) {
      const count = await Stock.count(id);
      if (count === 0) continue;
      total += count;
      if (total > 100) break;
    }
    return total;
  }
}
