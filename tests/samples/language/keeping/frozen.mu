// what a program freezes is no more durable than it was, and what is stored shares nothing with it
//
// > Freezer.bad(0) throws NotDurable
// > Freezer.change() = [2, 3]
// > Freezer.refused() = "refused"
// > Freezer.across([1]) = [1, 2, 3]
// > Freezer.constant() = 4
// > Freezer.colour("red") = "#f00"
// not in Node: it stores nothing
type Box = { readonly list: number[] };

const limits = { most: 3, list: [1] };
const colours = Object.freeze({ red: "#f00", blue: "#00f" });

service Asked {
  most(of: { most: number }): number {
    return of.most;
  }

  same(box: Box): Box {
    return box;
  }
}

export service Freezer {
  state kept: Map<string, Box>;

  bad(zero: number): void {
    this.kept.set("x", Object.freeze({ list: [1, 1 / zero] }));
  }

  /** What was stored stays as it was. */
  change(): number[] {
    const box = Object.freeze({ list: [1, 2] });
    this.kept.set("x", box);
    box.list.push(3);
    return [this.kept.get("x")?.list.length ?? 0, box.list.length];
  }

  refused(): string {
    const names: Record<string, string> = {};
    Object.freeze(names);
    try {
      names["a"] = "b";
      return "changed";
    } catch {
      return "refused";
    }
  }

  async across(list: number[]): Promise<number[]> {
    const box = Object.freeze({ list });
    list.push(2);
    await Asked.same(box);
    box.list.push(3);
    return box.list;
  }

  /** A constant of the module is sent as it is. */
  async constant(): Promise<number> {
    return (await Asked.most(limits)) + (limits.list[0] ?? 0);
  }

  colour(name: keyof typeof colours): "#f00" | "#00f" {
    return colours[name];
  }
}
