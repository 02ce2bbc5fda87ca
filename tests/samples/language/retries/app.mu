import { sleep } from "mu";

export error Busy { line: string }
export error Dead { line: string }

/** A line that is busy for so many minutes after somebody has picked up the phone. */
export service Line {
  state free: Map<string, number>;
  state calls: List<string>;

  start(id: string, minutes: number): void {
    this.free.set(id, Date.now() + minutes * 60_000);
  }

  @retry({ attempts: 4, interval: "1 minute", backoff: 2, on: [Busy] })
  call(id: string): string {
    const free = this.free.get(id);
    if (free === undefined) throw new Dead({ line: id });
    if (Date.now() < free) throw new Busy({ line: id });
    this.calls.push(id);
    return `${id} at last`;
  }

  @retry({ attempts: 2, on: [Busy] })
  async later(id: string): Promise<string> {
    await sleep("2 minutes");
    return await Line.call(id);
  }

  all(): string[] {
    return this.calls.slice();
  }
}

export service Caller {
  async one(id: string, minutes: number): Promise<string> {
    await Line.start(id, minutes);
    return await Line.call(id);
  }

  async minutesOf(id: string, minutes: number): Promise<number> {
    const begin = Date.now();
    await Line.start(id, minutes);
    try {
      await Line.call(id);
    } catch (error) {
      if (!(error instanceof Busy)) throw error;
    }
    return Math.round((Date.now() - begin) / 60_000);
  }

  async dead(id: string): Promise<string> {
    try {
      return await Line.call(id);
    } catch (error) {
      if (error instanceof Dead) return `${error.line} is dead`;
      throw error;
    }
  }

  async both(a: string, b: string): Promise<string[]> {
    await Line.start(a, 1);
    await Line.start(b, 2);
    return await Promise.all([Line.call(a), Line.call(b)]);
  }

  async nested(id: string): Promise<string> {
    await Line.start(id, 10);
    return await Line.later(id);
  }

  async each(ids: string[]): Promise<string[]> {
    const found: string[] = [];
    for (const id of ids) {
      await Line.start(id, 1);
      found.push(await Line.call(id));
    }
    return found;
  }
}
