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
  async price(size: "small" | "middle" | "large", id: string): Promise<number> {
    let price = 1;
    switch (size) {
      case "small":
        return price;
      case "middle":
        price += await Stock.count(id);
        break;
      case "large":
        price *= 10;
    }
    return price + 1;
  }
}
