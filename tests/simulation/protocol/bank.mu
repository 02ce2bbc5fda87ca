export error Broken { sum: number }

/** A bit of everything that a commit can be about. */
export service Bank {
  state money: Map<string, number>;
  state guests: Map<string, string>;
  state seats: Counter;

  add(key: string, amount: number): number {
    const before = this.money.get(key) ?? 0;
    this.money.set(key, before + amount);
    return before;
  }

  move(from: string, to: string): void {
    this.money.set(from, (this.money.get(from) ?? 0) - 1);
    this.money.set(to, (this.money.get(to) ?? 0) + 1);
  }

  both(a: string, b: string): number[] {
    return [this.money.get(a) ?? 0, this.money.get(b) ?? 0];
  }

  /** Nobody has ever seen the sum of two accounts that only move money otherwise than it is. */
  audit(a: string, b: string): void {
    const sum = (this.money.get(a) ?? 0) + (this.money.get(b) ?? 0);
    if (sum !== 0) throw new Broken({ sum });
    this.guests.set("auditor", "was here");
  }

  /** Writes what it has read of another record. */
  copy(from: string, to: string): number {
    const value = this.money.get(from) ?? 0;
    this.money.set(to, value + 1);
    return value;
  }

  /** Writes only where it finds something. */
  spend(key: string): boolean {
    const left = this.money.get(key) ?? 0;
    if (left <= 0) return false;
    this.money.set(key, left - 1);
    return true;
  }

  positive(key: string): boolean {
    return (this.money.get(key) ?? 0) > 0;
  }

  take(): boolean {
    return this.seats.take(1);
  }

  fill(count: number): void {
    this.seats.add(count);
  }

  /** Notes that there was no seat. */
  takeOrNote(note: string): boolean {
    if (this.seats.take(1)) return true;
    this.money.set(note, 1);
    return false;
  }

  fillUnlessNoted(note: string): number {
    this.seats.add(1);
    return this.money.get(note) ?? 0;
  }

  /** Two who come at once do not both find nobody. */
  enter(name: string): number {
    let others = 0;
    for (const guest of this.guests.keys()) if (guest !== name) others += 1;
    this.guests.set(name, "inside");
    return others;
  }

  leftFree(): number {
    return this.seats.value;
  }
}
