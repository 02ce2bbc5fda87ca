export error Empty { at: number }

/** Everything here happens because time passes. */
export service Clock {
  state ticks: Counter;
  state due: List<number>;

  @schedule("rate(1 hour)")
  tick(): void {
    this.ticks.add(1);
  }

  @schedule("cron(0 0 1 1 ? *)")
  newYear(time: number): void {
    this.due.push(time);
  }

  count(): number {
    return this.ticks.value;
  }

  /** Whether each start was told a first of January, at midnight. */
  firsts(): string[] {
    return this.due.slice().map(time => new Date(time).toISOString().slice(4));
  }
}

export service Night {
  state done: Counter;

  @schedule("rate(1 day)")
  async clean(): Promise<void> {
    const before = await Clock.count();
    if (before === 0) throw new Empty({ at: 0 });
    this.done.add(1);
  }

  nights(): number {
    return this.done.value;
  }
}
