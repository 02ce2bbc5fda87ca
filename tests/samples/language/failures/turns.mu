// turns: nothing interleaves between two awaits; an error takes back the turn's writes and what was begun; kept writes before
//
// > Turns.takenBack() throws Bad {}
// > Turns.seen() = [0,0]
// > Turns.keptBefore() throws Bad {}
// > Turns.seen() = [1,0]
// > Turns.asyncKept() throws Bad {}
// > Turns.seen() = [11,0]
// > Turns.begunTakenBack() throws Bad {}
// > Turns.seen() = [11,0]
// > Turns.inCallee() = "caught"
// > Turns.seen() = [11,0]
// > Turns.savedInCatch() = "caught 12"
// > Turns.seen() = [12,0]
// > Turns.interleave() = 100
// > Turns.lost() = [1,2]
// > Turns.lateThrow() throws Bad {}
// > Turns.seen() = [12,5]
// > Turns.inFanOut() = "caught"
// > Turns.seen() = [12,8]
// not in Node: JavaScript takes nothing back
error Bad {}
service K {
  state n: number = 0;
  set(n: number): void {
    this.n = n;
  }
  get(): number {
    return this.n;
  }
  add(n: number): number {
    this.n += n;
    return this.n;
  }
  bad(): void {
    this.n = 999;
    throw new Bad();
  }
  async later(): Promise<void> {
    this.n = 5;
    await K.get();
    this.n = 777;
    throw new Bad();
  }
  async three(n: number): Promise<void> {
    if (n === 2) {
      this.n = 50;
      throw new Bad();
    }
    this.n += n;
  }
}
export service Turns {
  state w: number = 0;
  async seen(): Promise<number[]> {
    return [this.w, await K.get()];
  }
  async takenBack(): Promise<void> {
    this.w = 5;
    throw new Bad();
  }
  async keptBefore(): Promise<void> {
    this.w = 1;
    await K.get();
    this.w = 7;
    throw new Bad();
  }
  private async keep(): Promise<void> {
    this.w += 10;
  }
  async asyncKept(): Promise<void> {
    await this.keep();
    this.w += 100;
    throw new Bad();
  }
  async begunTakenBack(): Promise<void> {
    await K.get();
    void K.set(1000);
    this.boom();
  }
  private boom(): void {
    throw new Bad();
  }
  async inCallee(): Promise<string> {
    try {
      await K.bad();
    } catch {
      return "caught";
    }
    return "no";
  }
  async savedInCatch(): Promise<string> {
    try {
      this.w += 1;
      this.boom();
    } catch {
      return `caught ${this.w}`;
    }
    return "no";
  }
  async interleave(): Promise<number> {
    await K.set(0);
    await Promise.all(Array.from({ length: 100 }, () => K.add(1)));
    const n = await K.get();
    await K.set(0);
    return n;
  }
  async lost(): Promise<number[]> {
    const out = await Promise.all([K.add(1), K.add(1)]);
    await K.set(0);
    return out.toSorted((a, b) => a - b);
  }
  async lateThrow(): Promise<void> {
    await K.later();
  }
  async inFanOut(): Promise<string> {
    try {
      await Promise.all([1, 2].map(n => K.three(n)));
    } catch {
      await K.add(2);
      return "caught";
    }
    return "no";
  }
}
