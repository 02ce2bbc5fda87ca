// A lending library: copies, loans, queues of reservations, fines; transactions over three services.
//
// > Desk.stock("dune", 2) = 2
// > Desk.lend("dune", "ann") = {"kind": "lent", "due": 14}
// > Desk.lend("dune", "bob") = {"kind": "lent", "due": 14}
// > Desk.lend("dune", "cid") = {"kind": "queued", "place": 1}
// > Desk.lend("dune", "dan") = {"kind": "queued", "place": 2}
// > Desk.lend("dune", "cid") throws AlreadyQueued {"who": "cid"}
// > Desk.lend("emma", "ann") throws NoSuchBook {"title": "emma"}
// > Desk.giveBack("dune", "ann", 20) = {"fine": 60, "next": "cid"}
// > Desk.giveBack("dune", "ann", 20) throws NotLent {"title": "dune", "who": "ann"}
// > Desk.report() = {"dune": {"out": ["bob", "cid"], "waiting": ["dan"], "free": 0}}
// > Members.fines("ann") = 60
// > Members.pay("ann", 100) = {"paid": 60, "change": 40}
// > Members.fines("ann") = 0
// > Members.fines("nobody") = 0
export error NoSuchBook { title: string }
export error AlreadyQueued { who: string }
export error NotLent { title: string; who: string }

type Outcome = { kind: "lent"; due: number } | { kind: "queued"; place: number };
type Copies = { total: number; out: readonly string[]; waiting: readonly string[] };

const days = 14;
const perDay = 10;

export service Members {
  state owed: Map<string, number>;

  charge(who: string, cents: number): number {
    this.owed.update(who, owed => (owed ?? 0) + cents);
    return this.fines(who);
  }

  fines(who: string): number {
    return this.owed.get(who) ?? 0;
  }

  pay(who: string, cents: number) {
    const owed = this.fines(who);
    const paid = Math.min(owed, cents);
    if (paid === owed) this.owed.delete(who);
    else this.owed[who] = owed - paid;
    return { paid, change: cents - paid };
  }
}

export service Shelves {
  state books: Map<string, Copies>;

  add(title: string, count: number): number {
    const { total = 0, out = [], waiting = [] } = this.books.get(title) ?? {};
    this.books.set(title, { total: total + count, out, waiting });
    return total + count;
  }

  private book(title: string): Copies {
    const book = this.books.get(title);
    if (book === undefined) throw new NoSuchBook({ title });
    return book;
  }

  take(title: string, who: string): number {
    const book = this.book(title);
    if (book.waiting.includes(who)) throw new AlreadyQueued({ who });
    if (book.out.length < book.total) {
      this.books.set(title, { ...book, out: [...book.out, who] });
      return 0;
    }
    const waiting = [...book.waiting, who];
    this.books.set(title, { ...book, waiting });
    return waiting.length;
  }

  back(title: string, who: string): string | null {
    const { total, out, waiting } = this.book(title);
    const at = out.indexOf(who);
    if (at < 0) throw new NotLent({ title, who });
    const [next = null, ...rest] = waiting;
    const left = out.toSpliced(at, 1);
    this.books.set(title, { total, out: next === null ? left : [...left, next], waiting: rest });
    return next;
  }

  all(): Record<string, Copies> {
    return Object.fromEntries(this.books.entries());
  }
}

export service Desk {
  async stock(title: string, count: number) {
    return await Shelves.add(title, count);
  }

  async lend(title: string, who: string): Promise<Outcome> {
    const place = await Shelves.take(title, who);
    return place === 0 ? { kind: "lent", due: days } : { kind: "queued", place };
  }

  async giveBack(title: string, who: string, after: number): Promise<{ fine: number; next: string | null }> {
    let next: string | null = null;
    const fine = Math.max(0, after - days) * perDay;
    transaction {
      next = await Shelves.back(title, who);
      if (fine > 0) await Members.charge(who, fine);
    }
    return { fine, next };
  }

  async report() {
    const all = await Shelves.all();
    return Object.entries(all).reduce<Record<string, { out: readonly string[]; waiting: readonly string[]; free: number }>>(
      (report, [title, { total, out, waiting }]) => ({ ...report, [title]: { out, waiting, free: total - out.length } }),
      {},
    );
  }
}
