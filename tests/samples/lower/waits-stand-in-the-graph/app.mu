import { signal, sleep, sleepUntil } from "mu";

service Log {
  state lines: List<string>;

  add(line: string): void {
    this.lines.push(line);
  }
}

service Desk {
  async ask(what: string, days: number): Promise<string> {
    const added = Log.add(what);
    await sleep("5 minutes");
    await added;
    for (let i = 0; i < 2; i++) {
      await sleepUntil(Date.now() + days * 86_400_000);
    }
    try {
      return await signal<string>("answer", { timeout: "3 days" });
    } catch (e) {
      return "nobody answered";
    }
  }
}
