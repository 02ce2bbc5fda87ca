// Timers in every place where an await may stand.
import { sleep, sleepUntil } from "mu";

const pause = "1 hour 30 minutes";

error Refused { what: string }

service Log {
  state lines: List<string>;

  add(line: string): number {
    this.lines.push(line);
    return this.lines.length;
  }

  all(): string[] {
    return [...this.lines.values()];
  }

  refuse(what: string): void {
    throw new Refused({ what });
  }
}

service Timers {
  async year(): Promise<boolean> {
    const before = Date.now();
    await sleep("365 days");
    return Date.now() - before >= 365 * 24 * 3600 * 1000;
  }

  async named(): Promise<number> {
    const before = Date.now();
    await sleep(pause);
    return Math.floor((Date.now() - before) / 60_000);
  }

  async chosen(urgent: boolean): Promise<number> {
    const before = Date.now();
    await sleep(urgent ? "1 hour" : "2 days");
    return Math.floor((Date.now() - before) / 3_600_000);
  }

  async past(): Promise<string> {
    await sleepUntil(0);
    await sleepUntil(new Date("2020-01-01T00:00:00Z"));
    await sleepUntil(-5);
    return "at once";
  }

  async future(days: number): Promise<number> {
    const now = Date.now();
    await sleepUntil(now + days * 86_400_000);
    return Math.floor((Date.now() - now) / 86_400_000);
  }

  async invalid(): Promise<string> {
    try {
      await sleepUntil(NaN);
      return "slept";
    } catch (e) {
      return "refused";
    }
  }

  async inLoop(n: number): Promise<number> {
    let sum = 0;
    for (let i = 0; i < n; i++) {
      await sleep("3 days");
      sum += await Log.add(`round ${i}`);
    }
    return sum;
  }

  async inExpression(yes: boolean): Promise<string> {
    const nothing = yes ? await sleep("1 day") : undefined;
    return `${nothing === undefined} ${await sleep("1 second"), 7}`;
  }

  async inFinally(what: string): Promise<string> {
    try {
      await Log.refuse(what);
      return "never";
    } catch (e) {
      await sleep("2 weeks");
      if (e instanceof Refused) return `refused ${e.what}`;
      throw e;
    } finally {
      await sleep("1 minute");
      await Log.add("finally");
    }
  }

  async beside(): Promise<number> {
    const added = Log.add("beside");
    await sleep("4 hours");
    return await added;
  }

  async together(): Promise<[number, boolean]> {
    const [a, b] = await Promise.all([Log.add("together"), sleep("4 hours")]);
    return [a, b === undefined];
  }

  async callsOne(): Promise<number> {
    await this.naps();
    const naps = await Promise.all([this.naps(), Nap.nap("3 hours")]);
    return naps.length;
  }

  private async naps(): Promise<string> {
    await sleep("1 hour");
    return "napped";
  }
}

service Nap {
  async nap(duration: "1 hour" | "3 hours"): Promise<string> {
    await sleep(duration);
    return duration;
  }

  async returned(): Promise<void> {
    return sleep("1 hour");
  }
}
