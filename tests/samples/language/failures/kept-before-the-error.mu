// What a turn of its own has written stays, whatever is thrown after it.
//
// not in Node: JavaScript keeps what was written in the same turn, too
// > Gate.enter("red") throws Refused {"card": "red", "times": 1}
// > Gate.enter("red") throws Refused {"card": "red", "times": 2}
// > Gate.inVain("blue") throws Refused {"card": "blue", "times": 1}
// > Gate.inVain("blue") throws Refused {"card": "blue", "times": 1}
// > Gate.helped("green") = 1
export error Refused { card: string; times: number }

export service Gate {
  state refusals: Map<string, number>;

  async enter(card: string): Promise<void> {
    const times = await this.refused(card);
    throw new Refused({ card, times });
  }

  inVain(card: string): void {
    const times = this.count(card);
    throw new Refused({ card, times });
  }

  helped(card: string): number {
    try {
      this.refuse(card);
    } catch {
      // caught in the same turn
    }
    return this.refusals.get(card) ?? 0;
  }

  private async refused(card: string): Promise<number> {
    return this.count(card);
  }

  private refuse(card: string): void {
    this.refusals.set(card, 1);
    throw new Refused({ card, times: 1 });
  }

  private count(card: string): number {
    const times = (this.refusals.get(card) ?? 0) + 1;
    this.refusals.set(card, times);
    return times;
  }
}
