service Desk {
  show(): number {
    const a = missing;
    const b = a.field.other(1) + 2;
    const [c, d] = b;
    for (const e of c) console.log(e.length);
    const f: Nothing = a;
    return f.x + nowhere(d);
  }
}
