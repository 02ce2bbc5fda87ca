export error Broken { when: Date }

type Handler = { name: string; run: () => void };

service Store {
  state handlers: Map<string, Handler>;
  state dates: List<Date>;

  register(handler: Handler): void {
    console.log(handler.name);
  }

  handler(name: string): () => string {
    return () => name;
  }

  private local(change: (x: number) => number): number {
    return change(1);
  }

  fine(): number {
    return this.local(x => x + 1);
  }
}
