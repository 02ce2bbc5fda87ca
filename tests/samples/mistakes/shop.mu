// What the mistakes are made with.
export type Item = { id: string; count: number; tags: string[]; note?: string };
export type Shape = { kind: "circle"; radius: number } | { kind: "square"; side: number } | { kind: "point" };

export error SoldOut { id: string }

export service Stock {
  state items: Map<string, Item>;
  state total: Counter;

  add(item: Item): void {
    this.items.set(item.id, item);
  }

  take(id: string, count: number = 1): number {
    const item = this.items.get(id);
    if (item === undefined || item.count < count) throw new SoldOut({ id });
    this.items.set(id, { ...item, count: item.count - count });
    return item.count - count;
  }

  find(id: string): Item | undefined {
    return this.items.get(id);
  }

  count(): number {
    return this.audit();
  }

  private audit(): number {
    return this.items.size;
  }
}
