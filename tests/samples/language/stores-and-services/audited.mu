// An error goes up through two services: each looks at it, `finally` notes it, and its fields arrive as they were thrown.
//
// > Desk.pay("ada", 5) = "paid 5"
// > Desk.pay("bob", 500) throws LimitExceeded { "limit": 100, "of": { "user": "bob", "tries": [1, 2] } }
// > Desk.pay("", 5) throws NoName
// > Desk.notes() = ["office ada", "desk ada", "office bob", "over by 400", "desk bob", "office ", "desk "]
error LimitExceeded { limit: number; of: { user: string; tries: number[] } }
error NoName {}
service Notes {
  state lines: List<string>;

  add(line: string): void {
    this.lines.push(line);
  }

  all(): string[] {
    return [...this.lines.values()];
  }
}
service Till {
  pay(user: string, amount: number): string {
    if (user === "") throw new NoName();
    if (amount > 100) throw new LimitExceeded({ limit: 100, of: { user, tries: [1, 2] } });
    return `paid ${amount}`;
  }
}
service Office {
  async pay(user: string, amount: number): Promise<string> {
    try {
      return await Till.pay(user, amount);
    } finally {
      await Notes.add(`office ${user}`);
    }
  }
}
export service Desk {
  async pay(user: string, amount: number): Promise<string> {
    try {
      return await Office.pay(user, amount);
    } catch (e) {
      if (e instanceof LimitExceeded) await Notes.add(`over by ${amount - e.limit}`);
      throw e;
    } finally {
      await Notes.add(`desk ${user}`);
    }
  }

  async notes(): Promise<string[]> {
    return await Notes.all();
  }
}
