// The accounts that the transactions here move money between.
export error TooLittle { has: number }

export service Bank {
  state accounts: Map<string, number>;

  open(id: string, amount: number): number {
    this.accounts.set(id, amount);
    return amount;
  }

  put(id: string, amount: number): void {
    this.accounts.set(id, (this.accounts.get(id) ?? 0) + amount);
  }

  take(id: string, amount: number): void {
    const has = this.accounts.get(id) ?? 0;
    if (has < amount) throw new TooLittle({ has });
    this.accounts.set(id, has - amount);
  }

  balance(id: string): number {
    return this.accounts.get(id) ?? 0;
  }
}
