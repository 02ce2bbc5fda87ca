// Promises are handed to private methods and functions inside methods, alone, in lists and as rest parameters.
//
// > HandedOver.one(2) = 5
// > HandedOver.both(2) = 13
// > HandedOver.afterAnother(2) = 8
// > HandedOver.many([1, 2, 3]) = [2, 4, 6]
// > HandedOver.rest(3) = [6, 8]
// > HandedOver.twice(3) = 12
// > HandedOver.first(3) = 6
// > HandedOver.outcomes(3) = ["fulfilled", "rejected"]
// > HandedOver.inside(3) = 7
// > HandedOver.given(3) = [6, -1]
// > HandedOver.caught() = "odd 5"
export error OddOne { n: number }

service HandedDoubler {
  double(n: number): number {
    return n * 2;
  }

  refuse(n: number): number {
    throw new OddOne({ n });
  }
}

export service HandedOver {
  private async plain(p: Promise<number>): Promise<number> {
    return await p;
  }

  private async sum(p: Promise<number>, q: Promise<number>): Promise<number> {
    const later = await q;
    return later * 10 + await p;
  }

  private async waitsFirst(p: Promise<number>): Promise<number> {
    const two = await HandedDoubler.double(2);
    return two + await p;
  }

  private async list(ps: Promise<number>[]): Promise<number[]> {
    return await Promise.all(ps);
  }

  private async all(...ps: Promise<number>[]): Promise<number[]> {
    return await Promise.all(ps);
  }

  private async again(p: Promise<number>): Promise<number> {
    const once = await p;
    return once + await p;
  }

  private async raced(p: Promise<number>): Promise<number> {
    return await Promise.race([p]);
  }

  private async settled(p: Promise<number>, q: Promise<number>): Promise<string[]> {
    const outcomes = await Promise.allSettled([p, q]);
    return outcomes.map(o => o.status);
  }

  private async perhaps(p?: Promise<number>): Promise<number> {
    return p === undefined ? -1 : await p;
  }

  async one(n: number): Promise<number> {
    const p = HandedDoubler.double(n);
    return await this.plain(p) + 1;
  }

  async both(n: number): Promise<number> {
    const p = HandedDoubler.double(n - 1);
    const q = HandedDoubler.double(n - 1);
    return await this.sum(p, q) - 9;
  }

  async afterAnother(n: number): Promise<number> {
    const p = HandedDoubler.double(n);
    return await this.waitsFirst(p);
  }

  async many(numbers: number[]): Promise<number[]> {
    const ps = numbers.map(n => HandedDoubler.double(n));
    return await this.list(ps);
  }

  async rest(n: number): Promise<number[]> {
    const p = HandedDoubler.double(n);
    return await this.all(p, HandedDoubler.double(n + 1));
  }

  async twice(n: number): Promise<number> {
    return await this.again(HandedDoubler.double(n));
  }

  async first(n: number): Promise<number> {
    return await this.raced(HandedDoubler.double(n));
  }

  async outcomes(n: number): Promise<string[]> {
    return await this.settled(HandedDoubler.double(n), HandedDoubler.refuse(n));
  }

  async inside(n: number): Promise<number> {
    const p = HandedDoubler.double(n);
    const more = async (q: Promise<number>): Promise<number> => await q + 1;
    return await more(p);
  }

  async given(n: number): Promise<number[]> {
    const p = HandedDoubler.double(n);
    return [await this.perhaps(p), await this.perhaps()];
  }

  async caught(): Promise<string> {
    const p = HandedDoubler.refuse(5);
    try {
      return `${await this.plain(p)}`;
    } catch (e) {
      if (e instanceof OddOne) return `odd ${e.n}`;
      throw e;
    }
  }
}
