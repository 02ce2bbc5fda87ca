// What is stored may change between two awaits: it is read where it is read.
//
// > Meter.read() = [0, 1, 1]
// > Meter.kept() = [1, 2]
// > Meter.loop(3) = [2, 3, 4]
import { Clock } from "./clock.mu";
export service Meter {
  state value: number = 0;

  raise(): number {
    this.value += 1;
    return this.value;
  }

  async read(): Promise<number[]> {
    const before = this.value;
    await Meter.raise();
    return [before, this.value, before + this.value];
  }

  async kept(): Promise<number[]> {
    const kept = { value: this.value };
    await Meter.raise();
    await Clock.tick();
    return [kept.value, this.value];
  }

  async loop(n: number): Promise<number[]> {
    const seen: number[] = [];
    for (let i = 0; i < n; i++) {
      seen.push(this.value);
      await Meter.raise();
    }
    return seen;
  }
}
