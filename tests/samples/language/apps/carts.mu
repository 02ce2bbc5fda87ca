// A shop with carts: prices with rules, vouchers once, checkout as one transaction with stock.
//
// > Stock.fill({ "tea": 3, "cup": 10 }) = ["cup", "tea"]
// > Cart.put("u1", "tea", 2) = 2
// > Cart.put("u1", "cup", 4) = 6
// > Cart.put("u1", "cup", -1) = 5
// > Cart.quote("u1") = { "lines": ["cup x3: 12", "tea x2: 14"], "sum": 26, "off": 0 }
// > Checkout.buy("u1", "HALF") = { "paid": 13, "left": { "tea": 1, "cup": 7 } }
// > Checkout.buy("u1", "HALF") throws Empty { "user": "u1" }
// > Cart.put("u2", "tea", 2) = 2
// > Checkout.buy("u2", "") throws OutOfStock { "what": "tea", "left": 1 }
// > Cart.put("u2", "tea", -1) = 1
// > Checkout.buy("u2", "HALF") throws Used { "voucher": "HALF" }
// > Checkout.buy("u2", "") = { "paid": 7, "left": { "tea": 0 } }
error Empty { user: string }
error Used { voucher: string }
error OutOfStock { what: string; left: number }
const prices: Readonly<Record<string, number>> = { tea: 7, cup: 4 };
type Lines = Record<string, number>;
export service Stock {
  state items: Map<string, number>;

  fill(items: Lines): readonly string[] {
    for (const [id, n] of Object.entries(items)) this.items.set(id, n);
    return this.items.keys();
  }

  take(what: string, n: number): number {
    const left = this.items.get(what) ?? 0;
    if (left < n) throw new OutOfStock({ what, left });
    this.items.set(what, left - n);
    return left - n;
  }
}
export service Cart {
  state carts: Map<string, Lines>;

  put(user: string, what: string, n: number): number {
    const cart = { ...this.carts.get(user) ?? {} };
    cart[what] = (cart[what] ?? 0) + n;
    if ((cart[what] ?? 0) <= 0) delete cart[what];
    this.carts.set(user, cart);
    return Object.values(cart).reduce((a, b) => a + b, 0);
  }

  quote(user: string): { lines: string[]; sum: number; off: number } {
    const lines = this.lines(user);
    const sum = lines.reduce((all, [what, n]) => all + (prices[what] ?? 0) * n, 0);
    return {
      lines: lines.map(([what, n]) => `${what} x${n}: ${(prices[what] ?? 0) * n}`),
      sum,
      off: 0,
    };
  }

  take(user: string): [string, number][] {
    const lines = this.lines(user);
    if (lines.length === 0) throw new Empty({ user });
    this.carts.delete(user);
    return lines;
  }

  private lines(user: string): [string, number][] {
    return Object.entries(this.carts.get(user) ?? {}).sort(([a], [b]) => a.localeCompare(b));
  }
}
export service Checkout {
  state used: Set<string>;

  async buy(user: string, voucher: string): Promise<{ paid: number; left: Lines }> {
    transaction {
      const lines = await Cart.take(user);
      const left = await Promise.all(
        lines.map(async ([what, n]): Promise<[string, number]> => [
          what,
          await Stock.take(what, n),
        ]),
      );
      const sum = lines.reduce((all, [what, n]) => all + (prices[what] ?? 0) * n, 0);
      if (voucher !== "") {
        if (this.used.has(voucher)) throw new Used({ voucher });
        this.used.add(voucher);
      }
      return { paid: voucher === "HALF" ? sum / 2 : sum, left: Object.fromEntries(left) };
    }
  }
}
