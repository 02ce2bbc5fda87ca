// Routes of methods that wait: for time, for messages, for calls that are tried again.
import { signal, sleep } from "mu";

export error Refused { by: string }

export service Desk {
  @http("POST", "/questions", { errors: { Refused: 403 } })
  async ask(what: string): Promise<string> {
    const answer = await signal<{ yes: boolean; by: string }>("answer", { timeout: "3 days" });
    if (!answer.yes) throw new Refused({ by: answer.by });
    return `${answer.by} allows ${what}`;
  }

  @http("POST", "/naps/{hours}")
  async nap(hours: number): Promise<number> {
    const start = Date.now();
    for (let i = 0; i < hours; i++) await sleep("1 hour");
    return Math.round((Date.now() - start) / 3_600_000);
  }

  @http("POST", "/tries/{id}", { errors: { Refused: 503 } })
  async try(id: string, minutes: number): Promise<string> {
    await Line.busy(id, minutes);
    return await Line.call(id);
  }
}

service Line {
  state free: Map<string, number>;

  busy(id: string, minutes: number): void {
    this.free.set(id, Date.now() + minutes * 60_000);
  }

  @retry({ attempts: 3, interval: "1 minute", backoff: 3, on: [Refused] })
  call(id: string): string {
    if (Date.now() < (this.free.get(id) ?? 0)) throw new Refused({ by: id });
    return `${id} answers`;
  }
}
