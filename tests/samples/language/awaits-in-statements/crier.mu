/** Answers what it is asked, and remembers in which order. */
export service Crier {
  state said: List<string>;

  say(text: string): string {
    this.said.push(text);
    return text;
  }

  num(n: number): number {
    if (n > 100) throw new TooMuch({ n });
    this.said.push(`${n}`);
    return n;
  }

  some(n: number): { x: number; list: number[] } | undefined {
    this.said.push(`some ${n}`);
    return n > 2 ? undefined : { x: n, list: [n] };
  }

  /** What was said since the last time somebody asked. */
  history(): string {
    const all = this.said.slice().join(" ");
    while (this.said.length > 0) this.said.pop();
    return all;
  }
}

export error TooMuch { n: number }
