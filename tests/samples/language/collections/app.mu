export type Item = { name: string; price: number; tags: string[] };

/** Every kind of state. */
export service Shop {
  state items: Map<string, Item>;
  state prices: Map<number, string>;
  state customers: Set<string>;
  state sales: List<number>;
  state stock: Counter;
  state rate: number = 2;
  state owner: { name: string; since: number } = { name: "nobody", since: 0 };

  put(id: string, price: number): void {
    this.items.set(id, { name: id, price, tags: [] });
    this.prices.set(price, id);
  }

  raise(id: string, by: number): number {
    this.items[id].price += by;
    this.items[id].tags = [...this.items.get(id)?.tags ?? [], "raised"];
    return this.items.get(id)?.price ?? -1;
  }

  rename(id: string, name: string): boolean {
    if (!this.items.has(id)) return false;
    this.items.update(id, item => ({ name, price: item?.price ?? 0, tags: [...item?.tags ?? []] }));
    return true;
  }

  remove(id: string): boolean {
    return this.items.delete(id);
  }

  names(): string[] {
    return this.items.values().map(item => item.name);
  }

  ids(from: string): readonly string[] {
    return this.items.keys({ from });
  }

  size(): number {
    return this.items.size;
  }

  cheap(below: number): string[] {
    return this.items.entries().filter(([, item]) => item.price < below).map(([id]) => id);
  }

  numbers(): readonly number[] {
    return this.prices.keys();
  }

  visit(who: string): number {
    this.customers.add(who);
    return this.customers.size;
  }

  leave(who: string): boolean {
    return this.customers.delete(who);
  }

  sell(amount: number): number {
    this.sales.push(amount);
    return this.sales.length;
  }

  sold(): string {
    let sum = 0;
    for (const sale of this.sales) sum += sale;
    return `${this.sales.length} ${sum} ${this.sales.at(0)} ${this.sales.at(-1)} ${this.sales.slice(1, 3).join("/")}`;
  }

  undo(): number | undefined {
    return this.sales.pop();
  }

  fill(n: number): void {
    this.stock.add(n);
  }

  take(n: number): boolean {
    return this.stock.take(n);
  }

  left(): number {
    return this.stock.value;
  }

  setRate(rate: number): number {
    this.rate = rate;
    this.rate *= 2;
    this.rate++;
    return this.rate;
  }

  own(name: string): string {
    this.owner.name = name;
    this.owner.since += 1;
    return `${this.owner.name} ${this.owner.since}`;
  }

  total(ids: string[]): number {
    return ids.map(id => this.items.get(id)).reduce((sum, item) => sum + (item?.price ?? 0), 0);
  }
}
