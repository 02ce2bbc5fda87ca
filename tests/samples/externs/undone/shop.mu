export error CardRefused { card: string }

extern service Payments from "./payments.ts" {
  charge(card: string, cents: number): Promise<{ id: string }> compensate {
    await Payments.refund(result.id, cents);
  }
  refund(id: string, cents: number): Promise<void>;
  hold(card: string): Promise<string> compensate {
    const released = await Payments.release(result);
    await Shop.note(`${card} ${released}`);
  }
  release(hold: string): Promise<string>;
}

export service Shop {
  state notes: List<string>;

  note(text: string): void {
    this.notes.push(text);
  }

  noted(): string[] {
    return [...this.notes];
  }

  /** Both cards pay, or none. */
  async split(first: string, second: string, cents: number): Promise<string[]> {
    const one = await Payments.charge(first, cents);
    const two = await Payments.charge(second, cents);
    return [one.id, two.id];
  }

  async all(cards: string[]): Promise<string[]> {
    const holds = await Promise.all(cards.map(card => Payments.hold(card)));
    const last = await Payments.charge("broken", holds.length);
    return [...holds, last.id];
  }
}
