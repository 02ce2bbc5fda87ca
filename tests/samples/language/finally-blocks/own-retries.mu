// Attempts by hand: loops around try with awaits, an error that is kept, a fallback at the end.
//
// > Courier.send("flaky", 3) = { "status": "sent", "attempts": 3 }
// > Courier.send("flaky", 1) = { "status": "sent", "attempts": 1 }
// > Courier.send("down", 2) throws Unreachable { "host": "down", "attempt": 2 }
// > Courier.first(["down", "gone", "up"]) = "up"
// > Courier.first(["down", "gone"]) throws NobodyHome { "asked": ["down", "gone"] }
// > Courier.pauses(3) = ["down 1", "pause 2", "down 2", "pause 4", "down 3", "gave up"]
import { Echo } from "./echo.mu";
error Unreachable { host: string; attempt: number }
error NobodyHome { asked: string[] }
service Network {
  state calls: Map<string, number>;

  connect(host: string, works: number): number {
    if (host === "up") return 1;
    if (host === "flaky" && works <= 0) return 0;
    throw new Unreachable({ host, attempt: works });
  }
}
export service Courier {
  async send(host: string, attempts: number): Promise<{ status: string; attempts: number }> {
    for (let attempt = 1; ; attempt++) {
      try {
        await Network.connect(host, host === "flaky" ? attempts - attempt : attempt);
        return { status: await Echo.say("sent"), attempts: attempt };
      } catch (e) {
        if (!(e instanceof Unreachable) || attempt >= attempts) throw e;
      }
    }
  }

  async first(hosts: string[]): Promise<string> {
    const asked: string[] = [];
    for (const host of hosts) {
      try {
        await Network.connect(host, 1);
        return host;
      } catch {
        asked.push(await Echo.say(host));
      }
    }
    throw new NobodyHome({ asked });
  }

  async pauses(most: number): Promise<string[]> {
    const log: string[] = [];
    let pause = 1;
    let attempt = 0;
    let done = false;
    do {
      attempt++;
      try {
        await Network.connect("down", attempt);
        done = true;
      } catch (e) {
        if (e instanceof Unreachable) log.push(`${e.host} ${e.attempt}`);
        if (attempt === most) {
          log.push(await Echo.say("gave up"));
          break;
        }
      }
      pause *= 2;
      log.push(await Echo.say(`pause ${pause}`));
    } while (!done);
    return log;
  }
}
