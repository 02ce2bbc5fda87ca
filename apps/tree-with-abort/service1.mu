/** Takes every number. */
export service Service1 {
  state values: List<number>;

  append(value: number): void {
    this.values.push(value);
  }

  all(): number[] {
    return this.values.slice();
  }
}
