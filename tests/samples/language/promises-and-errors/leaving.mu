// Who leaves a scope early still waits for what was begun there, and sees its own error.
//
// > Leaving.thrown() = "Early"
// > Leaving.returned(true) = "early"
// > Leaving.broken(["a", "stop", "b"]) = ["a"]
// > Marks.sorted() = ["a", "late", "returned", "stop"]
import { sleep } from "mu";
error Early {}
export service Marks {
  state marks: Set<string>;

  async put(mark: string): Promise<string> {
    await sleep("1 minute");
    this.marks.add(mark);
    return mark;
  }

  async sorted(): Promise<readonly string[]> {
    await sleep("1 hour");
    return this.marks.values();
  }
}
export service Leaving {
  async thrown(): Promise<string> {
    try {
      const p = Marks.put("late");
      try {
        await sleep("1 second");
        if (Date.now() > 0) throw new Early();
      } finally {
        await p;
      }
      return "late";
    } catch (e) {
      return e instanceof Early ? e.name : "?";
    }
  }

  async returned(early: boolean): Promise<string> {
    const p = Marks.put("returned");
    await sleep("1 second");
    if (early) {
      void p;
      return "early";
    }
    return await p;
  }

  async broken(names: string[]): Promise<string[]> {
    const seen: string[] = [];
    for (const name of names) {
      const p = Marks.put(name);
      await sleep("1 second");
      if (name === "stop") {
        await p;
        break;
      }
      seen.push(await p);
    }
    return seen;
  }
}
