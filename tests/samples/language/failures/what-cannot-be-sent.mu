// what cannot be sent is told by the name of the parameter that would have got it
//
// > Sending.direct(0) throws NotDurable {"path": "y", "found": "Infinity", "message": "y is Infinity, which cannot be stored or sent"}
// > Sending.inside(0) throws NotDurable {"path": "ns[1]", "found": "Infinity", "message": "ns[1] is Infinity, which cannot be stored or sent"}
// > Sending.taken(0) throws NotDurable {"path": "y", "found": "Infinity", "message": "y is Infinity, which cannot be stored or sent"}
// > Sending.both(0) throws NotDurable {"path": "y", "found": "Infinity", "message": "y is Infinity, which cannot be stored or sent"}
// > Sending.started(0) throws NotDurable {"path": "y", "found": "Infinity", "message": "y is Infinity, which cannot be stored or sent"}
// > Sending.looped(0) throws NotDurable {"path": "y", "found": "Infinity", "message": "y is Infinity, which cannot be stored or sent"}
// > Sending.together(0) throws NotDurable {"path": "y", "found": "Infinity", "message": "y is Infinity, which cannot be stored or sent"}
// > Sending.rest(0) throws NotDurable {"path": "ns[1]", "found": "Infinity", "message": "ns[1] is Infinity, which cannot be stored or sent"}
// > Sending.own(0) throws NotDurable {"path": "y", "found": "NaN", "message": "y is NaN, which cannot be stored or sent"}
// not in Node: JavaScript sends nothing
service Adding {
  add(x: number, y: number): number {
    return x + y;
  }

  sum(ns: number[]): number {
    return ns.reduce((sum, n) => sum + n, 0);
  }

  all(first: number, ...ns: number[]): number {
    return ns.reduce((sum, n) => sum + n, first);
  }
}

export service Sending {
  async direct(zero: number): Promise<number> {
    return await Adding.add(1, 1 / zero);
  }

  async inside(zero: number): Promise<number> {
    return await Adding.sum([1, 1 / zero]);
  }

  /** The caller has an `y` of its own. */
  async taken(y: number): Promise<number> {
    return (await Adding.add(1, 1 / y)) + y;
  }

  async both(zero: number): Promise<number[]> {
    return await Promise.all([Adding.add(1, 2), Adding.add(1, 1 / zero)]);
  }

  async started(zero: number): Promise<number> {
    const one = Adding.add(1, 2);
    const other = Adding.add(1, 1 / zero);
    return (await one) + (await other);
  }

  async looped(zero: number): Promise<number> {
    let sum = 0;
    for (const n of [1, 2]) sum += await Adding.add(n, n / zero);
    return sum;
  }

  async together(zero: number): Promise<number> {
    transaction {
      return await Adding.add(1, 1 / zero);
    }
  }

  async rest(zero: number): Promise<number> {
    transaction {
      return await Adding.all(1, 2, 1 / zero);
    }
  }

  async own(zero: number): Promise<number> {
    return await this.helped(1, zero / zero);
  }

  private async helped(x: number, y: number): Promise<number> {
    return await Adding.add(x, y);
  }
}
