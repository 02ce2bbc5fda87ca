// Of several errors: the one of the call that is awaited first; the others are not lost without being awaited.
//
// > Which.order() = "b then a"
// > Which.all() = "a"
// > Which.finally() = ["finally", "a"]
// > Which.inner() = ["inner a", "outer b"]
error Bad { id: string }
export service Failing {
  run(id: string): string {
    throw new Bad({ id });
  }

  fine(id: string): string {
    return id;
  }
}
function idOf(e: unknown): string {
  return e instanceof Bad ? e.id : "?";
}
export service Which {
  async order(): Promise<string> {
    const a = Failing.run("a");
    const b = Failing.run("b");
    let text = "";
    try {
      await b;
    } catch (e) {
      text = idOf(e);
    }
    try {
      await a;
    } catch (e) {
      text += ` then ${idOf(e)}`;
    }
    return text;
  }

  async all(): Promise<string> {
    try {
      const [x] = await Promise.all([Failing.fine("x"), Failing.run("a"), Failing.run("b")]);
      return x;
    } catch (e) {
      return idOf(e);
    }
  }

  async finally(): Promise<string[]> {
    const log: string[] = [];
    try {
      try {
        await Promise.all([Failing.run("a"), Failing.fine("b")]);
      } finally {
        log.push(await Failing.fine("finally"));
      }
    } catch (e) {
      log.push(idOf(e));
    }
    return log;
  }

  async inner(): Promise<string[]> {
    const log: string[] = [];
    try {
      const b = Failing.run("b");
      try {
        await Failing.run("a");
      } catch (e) {
        log.push(`inner ${idOf(e)}`);
      }
      log.push(await b);
    } catch (e) {
      log.push(`outer ${idOf(e)}`);
    }
    return log;
  }
}
