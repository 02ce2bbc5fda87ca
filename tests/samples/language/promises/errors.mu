// What was begun settles before an error is handled; the first error in the order of the list wins.
//
// > Errors.first(["b", "a"]) = "b"
// > Errors.lost("x") = "helper"
// > Made.list() = ["a ok","x"]
// > Errors.leaving("y") throws Bad { "id": "y" }
// > Made.list() = ["a ok","x","beside y"]
// > Errors.last() = "finally good caught z"
error Bad { id: string }

service Made {
  state made: List<string>;

  list(): readonly string[] {
    return this.made.slice();
  }

  good(id: string): string {
    this.made.push(id);
    return id;
  }

  bad(id: string): string {
    throw new Bad({ id });
  }
}

export service Errors {
  async first(ids: string[]): Promise<string> {
    try {
      const ps = ids.map(id => Made.bad(id));
      const ok = Made.good("a ok");
      await Promise.all([...ps, ok]);
      return "none";
    } catch (e) {
      return e instanceof Bad ? e.id : "other";
    }
  }

  async lost(id: string): Promise<string> {
    try {
      const p = Made.good(id);
      this.helper();
      return await p;
    } catch (e) {
      return e instanceof Bad ? e.id : "other";
    }
  }

  private helper(): void {
    throw new Bad({ id: "helper" });
  }

  async leaving(id: string): Promise<string> {
    const beside = [Made.good(`beside ${id}`)];
    await Made.bad(id);
    return (await Promise.all(beside)).join();
  }

  async last(): Promise<string> {
    let text = "";
    try {
      try {
        const ps = [Made.good("good"), Made.bad("z")];
        for (const p of ps) text += ` ${await p}`;
      } finally {
        text = `finally${text}`;
      }
    } catch (e) {
      text += ` caught ${e instanceof Bad ? e.id : ""}`;
    }
    return text;
  }
}
