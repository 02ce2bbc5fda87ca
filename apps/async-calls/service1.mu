/** Keeps what it is given, in order of arrival. */
export service Service1 {
  state values: List<string>;

  /** Appends a value and answers how many there are now. */
  append(value: string): number {
    this.values.push(value);
    return this.values.length;
  }

  all(): string[] {
    return this.values.slice();
  }
}
