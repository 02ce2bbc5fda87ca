// What JavaScript itself throws lives across awaits as any other error.
//
// > Outlives.after() = "SyntaxError true"
// > Outlives.afterRange() = "RangeError Invalid count value: -1"
// > Outlives.inList() = "TypeError,SyntaxError"
// > Outlives.passedOn() throws SyntaxError
// > Outlives.toPrivate() = "URIError"
// > Outlives.finallyAfter() throws SyntaxError
service Mirror {
  deep(n: number): number {
    return n;
  }
}
export service Outlives {
  async after(): Promise<string> {
    try {
      JSON.parse("{");
      return "no";
    } catch (e) {
      await Mirror.deep(1);
      await Mirror.deep(2);
      return e instanceof SyntaxError ? `SyntaxError ${e.message.length > 5}` : "?";
    }
  }
  async afterRange(): Promise<string> {
    try {
      return "a".repeat(await Mirror.deep(1) - 2);
    } catch (e) {
      await Mirror.deep(1);
      return e instanceof RangeError ? `RangeError ${e.message}` : "?";
    }
  }
  async inList(): Promise<string> {
    const found: unknown[] = [];
    const none: number[] = [];
    try {
      none.reduce((a, b) => a + b);
    } catch (e) {
      found.push(e);
    }
    try {
      JSON.parse("{");
    } catch (e) {
      found.push(e);
    }
    await Mirror.deep(1);
    return found.map(
      e => e instanceof TypeError ? "TypeError" : e instanceof SyntaxError ? "SyntaxError" : "?",
    ).join(",");
  }
  async passedOn(): Promise<void> {
    try {
      JSON.parse("{");
    } catch (e) {
      await Mirror.deep(1);
      throw e;
    }
  }
  private async name(e: unknown): Promise<string> {
    await Mirror.deep(1);
    return e instanceof URIError ? "URIError" : "?";
  }
  async toPrivate(): Promise<string> {
    try {
      return decodeURIComponent("%");
    } catch (e) {
      return await this.name(e);
    }
  }
  async finallyAfter(): Promise<void> {
    try {
      JSON.parse("{");
    } finally {
      await Mirror.deep(1);
    }
  }
}
