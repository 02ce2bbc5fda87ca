// Statuses of errors, of the service and of a route, and who may call from another page.
export error NoSuchBook { id: string }
export error Lent { id: string; to: string }
export error Broken { why: string }

@http(
  {
    errors: { NoSuchBook: 404, Broken: 500 },
    cors: ["https://library.example", "https://admin.example"],
  }
)
export service Books {
  state lent: Map<string, string>;

  @http("POST", "/books/{id}/loans", { status: 202, errors: { Lent: 409 } })
  lend(id: string, to: string): { id: string; to: string } {
    if (id.startsWith("no")) throw new NoSuchBook({ id });
    const by = this.lent.get(id);
    if (by !== undefined) throw new Lent({ id, to: by });
    this.lent.set(id, to);
    return { id, to };
  }

  @http("DELETE", "/books/{id}/loans", { errors: { NoSuchBook: 410 }, cors: false })
  giveBack(id: string): void {
    if (!this.lent.delete(id)) throw new NoSuchBook({ id });
  }

  @http("GET", "/books/{id}", { cors: "*" })
  who(id: string): string {
    const by = this.lent.get(id);
    if (by === undefined) throw new Broken({ why: `nobody has ${id}` });
    return by;
  }

  @http("POST", "/moves")
  async move(id: string, to: string): Promise<string> {
    try {
      await Desk.check(id);
      transaction {
        await Books.giveBack(id);
        await Books.lend(id, to);
        await Desk.check(to);
      }
    } catch (e) {
      if (e instanceof Lent) return "lent meanwhile";
      throw e;
    }
    return `${id} to ${to}`;
  }
}

service Desk {
  check(text: string): void {
    if (text === "") throw new Broken({ why: "empty" });
    if (text === "odd") throw new Lent({ id: text, to: "nobody" });
    if (text === "other") throw new Timeout();
  }
}
