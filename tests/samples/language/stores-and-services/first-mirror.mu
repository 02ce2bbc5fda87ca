// Promise.any: the errors of all, with their fields, if none succeeds.
//
// > Download.get(["old", "good"]) = "file of good"
// > Download.get(["old", "gone"]) = "Outdated 1, Unreachable gone"
// > Download.nobody() = 0
error Unreachable { host: string }
error Outdated { version: number }
service Mirrors {
  fetch(host: string): string {
    if (host === "gone") throw new Unreachable({ host });
    if (host === "old") throw new Outdated({ version: 1 });
    return `file of ${host}`;
  }
}
export service Download {
  async get(hosts: string[]): Promise<string> {
    try {
      return await Promise.any(hosts.map(host => Mirrors.fetch(host)));
    } catch (e) {
      if (!(e instanceof AggregateError)) throw e;
      const told: string[] = [];
      for (const error of e.errors) {
        if (error instanceof Unreachable) told.push(`Unreachable ${error.host}`);
        else if (error instanceof Outdated) told.push(`Outdated ${error.version}`);
      }
      return told.join(", ");
    }
  }

  async nobody(): Promise<number> {
    const hosts: string[] = [];
    try {
      await Promise.any(hosts.map(host => Mirrors.fetch(host)));
      return -1;
    } catch (e) {
      if (e instanceof AggregateError) return e.errors.length;
      throw e;
    }
  }
}
