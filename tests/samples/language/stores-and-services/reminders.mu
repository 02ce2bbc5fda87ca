// Waits in loops, on one way only, and beside calls: what was written before a wait is there after it.
//
// > Reminders.remind("tea", 3) = ["tea 1", "tea 2", "tea 3"]
// > Reminders.patient(true) = true
// > Reminders.patient(false) = false
// > Reminders.beside() = "sent 4"
// > Reminders.past() = "now"
// not in Node: waits take no time there
import { sleep, sleepUntil } from "mu";
service Outbox {
  state sent: List<string>;

  send(text: string): number {
    this.sent.push(text);
    return this.sent.length;
  }

  all(): string[] {
    return [...this.sent.values()];
  }
}
export service Reminders {
  async remind(text: string, times: number): Promise<string[]> {
    for (let i = 1; i <= times; i++) {
      if (i > 1) await sleep("1 second");
      await Outbox.send(`${text} ${i}`);
    }
    return await Outbox.all();
  }

  async patient(waits: boolean): Promise<boolean> {
    const before = Date.now();
    if (waits) await sleepUntil(before + 1000);
    else await Outbox.all();
    return Date.now() - before >= 1000;
  }

  async beside(): Promise<string> {
    const count = Outbox.send("beside");
    await sleep("1 second");
    return `sent ${await count}`;
  }

  async past(): Promise<string> {
    await sleepUntil(0);
    return "now";
  }
}
