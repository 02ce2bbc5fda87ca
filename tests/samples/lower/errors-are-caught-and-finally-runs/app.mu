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
  state tried: Counter;
  state failed: Counter;

  async buy(id: string): Promise<number> {
    try {
      return await Stock.take(id, 1);
    } catch (e) {
      if (!(e instanceof SoldOut)) throw e;
      this.failed.add(1);
      await Stock.put(id, 5);
      return 5;
    } finally {
      this.tried.add(1);
    }
  }
}
