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

service Storeroom {
  async fill(id: string): Promise<number> {
    const count = await Stock.count(id);
    if (count > 5) return count;
    await Stock.put(id, 10);
    return 10;
  }
}

service Shop {
  async fillBoth(one: string, two: string): Promise<number> {
    const first = await Storeroom.fill(one);
    const second = await Storeroom.fill(two);
    return first + second;
  }
}
