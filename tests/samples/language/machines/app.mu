// @express, @standard, @memory, @timeout and @http together: what a method answers does not depend on them.
export error TooMuch { asked: number; left: number }

@memory(256)
export service Stock {
  state left: Counter;
  state orders: Map<string, number>;

  @express
  @http("POST", "/stock")
  fill(n: number): number {
    this.left.add(n);
    return this.left.value;
  }

  @http("POST", "/orders/{id}", { status: 201, errors: { TooMuch: 409 } })
  @express
  @timeout("10 seconds")
  @memory(512)
  order(id: string, n: number): number {
    if (!this.left.take(n)) throw new TooMuch({ asked: n, left: this.left.value });
    this.orders.set(id, n);
    return n;
  }

  @http("GET", "/orders/{id}")
  @express
  async look(id: string): Promise<{ id: string; n: number; left: number }> {
    const [n, left] = await Promise.all([Stock.ordered(id), Stock.rest()]);
    return { id, n, left };
  }

  @standard
  @http("POST", "/moves")
  async move(from: string, to: string): Promise<string> {
    const n = await Stock.ordered(from);
    transaction {
      await Stock.cancel(from);
      await Stock.order(to, n + 1);
    }
    return `${n} moved`;
  }

  @express
  async both(a: string, b: string, n: number): Promise<number> {
    transaction {
      await Stock.order(a, n);
      await Stock.order(b, n);
    }
    return n * 2;
  }

  ordered(id: string): number {
    return this.orders.get(id) ?? 0;
  }

  rest(): number {
    return this.left.value;
  }

  cancel(id: string): void {
    this.left.add(this.orders.get(id) ?? 0);
    this.orders.delete(id);
  }
}
