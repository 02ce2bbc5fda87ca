/** Answers what it is asked, and remembers in which order. */
export service Echo {
  state said: List<string>;

  say(text: string): string {
    this.said.push(text);
    return text;
  }

  count(n: number): number {
    this.said.push(`${n}`);
    return n;
  }

  /** What was said since the last time somebody asked. */
  history(): string[] {
    const all = this.said.slice();
    while (this.said.length > 0) this.said.pop();
    return all;
  }
}
