// Methods that give nothing give undefined.
//
// > Nothing.run() = [true, true, null]
export service Quiet {
  state n: number = 0;

  note(): void {
    this.n += 1;
  }

  maybe(flag: boolean): string | undefined {
    return flag ? "x" : undefined;
  }
}
export service Nothing {
  async run(): Promise<(boolean | null)[]> {
    const nothing: unknown = await Quiet.note();
    const maybe = await Quiet.maybe(false);
    return [nothing === undefined, maybe === undefined, maybe === undefined ? null : true];
  }
}
