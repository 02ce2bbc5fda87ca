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

service Till {
  state total: number = 0;

  pay(amount: number): number {
    this.total += amount;
    return this.total;
  }
}

service Shop {
  async buy(id: string, price: number): Promise<number> {
    let left = 0;
    transaction {
      left = await Stock.take(id, 1);
      await Till.pay(price);
    }
    if (left === 0) await Stock.put(id, 10);
    return left;
  }
}
