/** There is not enough in the account. */
export error Declined { account: string; short: number }

/** Accounts, and what was written about them, in order. */
export service Bank {
  state balances: Map<string, number>;
  state book: List<string>;

  deposit(account: string, cents: number): void {
    this.balances.set(account, this.balance(account) + cents);
  }

  balance(account: string): number {
    return this.balances.get(account) ?? 0;
  }

  statement(): string[] {
    return [...this.book];
  }

  /** Answers the number of the charge. */
  charge(account: string, cents: number): number {
    const left = this.balance(account) - cents;
    if (left < 0) throw new Declined({ account, short: -left });
    this.balances.set(account, left);
    this.book.push(`${account} pays ${cents}`);
    return this.book.length;
  } compensate {
    this.balances.set(account, this.balance(account) + cents);
    this.book.push(`${account} gets ${cents} back, charge ${result}`);
  }
}
