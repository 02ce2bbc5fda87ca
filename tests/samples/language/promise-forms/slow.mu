/** Answers, and refuses threes. */
export error Odd { n: number }

export service Slow {
  double(n: number): number {
    if (n === 3) throw new Odd({ n });
    return n * 2;
  }

  shout(text: string): string {
    return `${text}!`;
  }

  wrap(text: string): string {
    return `<${text}>`;
  }
}
