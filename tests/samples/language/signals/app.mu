// Messages from outside: early, late, twice, never.
import { signal, sleep } from "mu";

type Approval = { approved: boolean; by: string };

service Log {
  state lines: List<string>;

  add(line: string): number {
    this.lines.push(line);
    return this.lines.length;
  }

  all(): string[] {
    return [...this.lines.values()];
  }
}

service Desk {
  async ask(what: string): Promise<string> {
    try {
      const { approved, by } = await signal<Approval>("approval", { timeout: "3 days" });
      await Log.add(`${what}: ${approved} by ${by}`);
      return approved ? by : "no";
    } catch (e) {
      if (!(e instanceof Timeout)) throw e;
      await Log.add(`${what}: too late`);
      return "timeout";
    } finally {
      await Log.add("asked");
    }
  }

  async forever(): Promise<number> {
    return await signal<number>("go");
  }

  async never(urgent: boolean): Promise<number> {
    return await signal<number>("never", { timeout: urgent ? "1 minute" : "2 days" });
  }

  async untyped(): Promise<string> {
    const message = await signal("anything");
    return typeof message === "string" ? `text ${message}` : "no text";
  }

  async collect(n: number): Promise<number[]> {
    const got: number[] = [];
    for (let i = 0; i < n; i++) got.push(await signal<number>("item", { timeout: "1 hour" }));
    return got;
  }

  async both(): Promise<[number, number]> {
    const [a, b] = await Promise.all([signal<number>("x"), signal<number>("x")]);
    return [a, b];
  }

  /** A call and a timer beside the wait. */
  async beside(): Promise<string> {
    const line = Log.add("beside");
    const [text] = await Promise.all([signal<string>("text"), sleep("1 hour")]);
    return `${text} ${await line > 0}`;
  }

  async vote(which: string): Promise<boolean> {
    return await signal<boolean>(`vote-${which}`, { timeout: "5 minutes" });
  }

  async twice(): Promise<string> {
    const first = await this.ask("first");
    return `${first} ${await this.ask("second")}`;
  }

  /** In each branch of a fan-out the name is one of its own. */
  async votes(all: string[]): Promise<boolean[]> {
    return await Promise.all(all.map(which => Booth.vote(which)));
  }
}

service Booth {
  async vote(which: string): Promise<boolean> {
    return await signal<boolean>(`vote-${which}`, { timeout: "1 day" });
  }
}
