// States are targets like all others: each is stored when its turn comes.
//
// > Ledger.open("anna", 100) = [1, "anna"]
// > Ledger.open("ben", 50) = [2, "ben"]
// > Ledger.move("anna", "ben", 30) = [70, 80]
// > Ledger.last() = { "from": "anna", "to": "ben", "cents": 30, "note": "none" }
// > Ledger.swap("anna", "ben") = [80, 70]
// > Ledger.note({ "text": "rent", "tags": ["home", "monthly", "due"] }) = ["rent", "home", ["monthly", "due"]]
// > Ledger.note({ "text": "food", "tags": [] }) = ["food", "untagged", []]
// > Ledger.rename({ "anna": "Anna", "ben": "Ben" }) = ["Anna", "Ben"]
// > Ledger.history() = [1, 2, 3]
// > Ledger.replay([["carl", 1], ["dora", 2]]) = { "count": 2, "names": ["Anna", "Ben", "carl", "dora"], "at": ["dora", 2] }
// > Ledger.chain() = [5, 7, 5]
type Transfer = { from: string; to: string; cents: number; note: string };
type Note = { text: string; tags: string[] };

export service Ledger {
  state count: number = 0;
  state newest: string = "";
  state balances: Map<string, number>;
  state names: Map<string, string>;
  state transfer: Transfer = { from: "", to: "", cents: 0, note: "" };
  state note_: Note = { text: "", tags: [] };
  state log: List<number>;

  open(name: string, cents: number): [number, string] {
    [this.count, this.newest, this.balances[name], this.names[name]] = [this.count + 1, name, cents, name];
    this.log.push(this.count);
    return [this.count, this.newest];
  }

  move(from: string, to: string, cents: number): [number, number] {
    const before = { left: this.balances.get(from) ?? 0, right: this.balances.get(to) ?? 0 };
    ({ left: this.balances[from], right: this.balances[to] } = {
      left: before.left - cents,
      right: before.right + cents,
    });
    const made: { from: string; to: string; cents: number; note?: string } = { from, to, cents };
    ({
      from: this.transfer.from,
      to: this.transfer.to,
      cents: this.transfer.cents,
      note: this.transfer.note = "none",
    } = made);
    this.log.push(3);
    return [this.balances.get(from) ?? 0, this.balances.get(to) ?? 0];
  }

  last(): Transfer {
    return this.transfer;
  }

  swap(a: string, b: string): [number, number] {
    [this.balances[a], this.balances[b]] = [this.balances.get(b) ?? 0, this.balances.get(a) ?? 0];
    return [this.balances.get(a) ?? 0, this.balances.get(b) ?? 0];
  }

  note(note: Note): [string, string, string[]] {
    let first = "";
    ({
      text: this.note_.text,
      tags: [first = "untagged", ...this.note_.tags],
    } = note);
    return [this.note_.text, first, this.note_.tags];
  }

  rename(changes: Record<string, string>): string[] {
    for (const key in changes) ({ [key]: this.names[key] = key } = changes);
    return [...this.names.values()];
  }

  history(): number[] {
    return this.log.slice();
  }

  /** The head of a loop assigns in each round. */
  replay(openings: [string, number][]): { count: number; names: string[]; at: [string, number] } {
    const at: [string, number] = ["", 0];
    this.count = 0;
    for ([this.newest, this.count] of openings) this.names[this.newest] = this.newest;
    for ([at[0], at[1]] of openings) this.balances[at[0]] = at[1];
    return { count: this.count, names: [...this.names.values()], at };
  }

  /** The next target sees what the one before it has got. */
  chain(): [number, number, number] {
    let seen = 0;
    [this.count, seen = this.count, this.log[this.count - 5]] = [5, undefined, 7];
    return [this.count, this.log.at(0) ?? 0, seen];
  }
}
