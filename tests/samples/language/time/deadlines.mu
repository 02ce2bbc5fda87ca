// A limit for slow work: the work, or the time, whichever comes first; what lost leaves nothing behind.
//
// > Limits.within(1) = "done after 1"
// > Limits.within(100) = "too late"
// > Limits.each([1, 100, 2]) = ["done after 1", "too late", "done after 2"]
// > Done.sorted() = [1, 1, 2]
// not in Node: who loses a race there goes on
import { sleep } from "mu";
service Done {
  state hours: List<number>;

  add(hours: number): void {
    this.hours.push(hours);
  }

  async sorted(): Promise<number[]> {
    await sleep("300 days");
    return await this.all();
  }

  private async all(): Promise<number[]> {
    return this.hours.slice().toSorted((a, b) => a - b);
  }
}
export service Limits {
  private async work(hours: number): Promise<string> {
    for (let i = 0; i < hours; i++) await sleep("1 hour");
    await Done.add(hours);
    return `done after ${hours}`;
  }

  async within(hours: number): Promise<string> {
    const limit = async (): Promise<string> => {
      await sleep("1 day");
      return "too late";
    };
    return await Promise.race([this.work(hours), limit()]);
  }

  async each(all: number[]): Promise<string[]> {
    return await Promise.all(all.map(hours => this.within(hours)));
  }
}
