// A lending library: copies, waiting lists, fines by day, all in one transaction where two services must agree.
//
// > Lending.stock("moby", 1) = 1
// > Lending.lend("moby", "ann", 10) = "due 24"
// > Lending.lend("moby", "bob", 11) = "waiting 1"
// > Lending.lend("moby", "cid", 11) = "waiting 2"
// > Lending.back("moby", "ann", 27) = { "fine": 1.5, "next": "bob" }
// > Lending.back("moby", "ann", 27) throws NotLent { "book": "moby", "to": "ann" }
// > Lending.back("moby", "bob", 30) = { "fine": 0, "next": "cid" }
// > Lending.back("moby", "cid", 31) = { "fine": 0, "next": null }
// > Accounts.owed("ann") = 1.5
// > Accounts.owed("bob") = 0
error NotLent { book: string; to: string }
type Loan = { to: string; due: number };
export service Accounts {
  state balances: Map<string, number>;

  charge(name: string, amount: number): number {
    const sum = (this.balances.get(name) ?? 0) + amount;
    this.balances.set(name, sum);
    return sum;
  }

  owed(name: string): number {
    return this.balances.get(name) ?? 0;
  }
}
export service Lending {
  state copies: Map<string, number>;
  state loans: Map<string, Loan[]>;
  state waiting: Map<string, string[]>;

  stock(book: string, n: number): number {
    this.copies.set(book, (this.copies.get(book) ?? 0) + n);
    return this.copies.get(book) ?? 0;
  }

  lend(book: string, to: string, day: number): string {
    const loans = this.loans.get(book) ?? [];
    if (loans.length >= (this.copies.get(book) ?? 0)) {
      const list = [...this.waiting.get(book) ?? [], to];
      this.waiting.set(book, list);
      return `waiting ${list.length}`;
    }
    this.loans.set(book, [...loans, { to, due: day + 14 }]);
    return `due ${day + 14}`;
  }

  async back(
    book: string,
    from: string,
    day: number,
  ): Promise<{ fine: number; next: string | null }> {
    transaction {
      const loan = this.end(book, from);
      const fine = Math.max(0, day - loan.due) * 0.5;
      if (fine > 0) await Accounts.charge(from, fine);
      const [next = null, ...rest] = this.waiting.get(book) ?? [];
      this.waiting.set(book, rest);
      if (next !== null) this.lend(book, next, day);
      return { fine, next };
    }
  }

  private end(book: string, from: string): Loan {
    const loans = this.loans.get(book) ?? [];
    const loan = loans.find(({ to }) => to === from);
    if (loan === undefined) throw new NotLent({ book, to: from });
    this.loans.set(book, loans.filter(each => each.to !== from).map(each => ({ ...each })));
    return { ...loan };
  }
}
