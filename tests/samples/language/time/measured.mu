// Time passes where the program waits, side by side or one after another.
//
// > Clock.inRow([1, 2, 3]) = 6
// > Clock.beside([1, 2, 3]) = 3
// > Clock.both() = 5
// > Clock.until(48) = 48
// > Clock.months() = 28
// not in Node: the clock stands still there
import { sleep, sleepUntil } from "mu";
const hour = 3_600_000;
export service Clock {
  private async hours(n: number): Promise<void> {
    for (let i = 0; i < n; i++) await sleep("1 hour");
  }

  async inRow(all: number[]): Promise<number> {
    const start = Date.now();
    for (const n of all) await this.hours(n);
    return Math.floor((Date.now() - start) / hour);
  }

  async beside(all: number[]): Promise<number> {
    const start = Date.now();
    await Promise.all(all.map(n => this.hours(n)));
    return Math.floor((Date.now() - start) / hour);
  }

  async both(): Promise<number> {
    const start = Date.now();
    const long = this.hours(4);
    await this.hours(1);
    await long;
    await sleep("1 hour");
    return Math.floor((Date.now() - start) / hour);
  }

  async until(hours: number): Promise<number> {
    const start = Date.now();
    await sleepUntil(start + hours * hour);
    return Math.floor((Date.now() - start) / hour);
  }

  async months(): Promise<number> {
    const start = Date.now();
    for (let week = 0; week < 4; week++) await sleep("1 week");
    return Math.floor((Date.now() - start) / (24 * hour));
  }
}
