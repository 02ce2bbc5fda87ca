export service Clock {
  state ticks: Counter;

  tick(): void {
    this.ticks.add(1);
  }
}
