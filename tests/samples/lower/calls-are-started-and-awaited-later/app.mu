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
  async compare(one: string, two: string): Promise<boolean> {
    const first = Stock.count(one);
    const second = Stock.count(two);
    const limit = one.length + two.length;
    return (await first) + (await second) > limit;
  }
}
