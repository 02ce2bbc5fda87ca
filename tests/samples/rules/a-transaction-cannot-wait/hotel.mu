import { sleep } from "mu";

extern service Bank from "./bank.ts" {
  charge(cents: number): Promise<void>;
}

export service Hotel {
  state free: Counter;

  async reserve(): Promise<void> {
    this.free.add(-1);
    await Hotel.pay();
  }

  async pay(): Promise<void> {
    await Bank.charge(100);
  }

  async slow(): Promise<void> {
    await sleep("1 minute");
  }

  quick(): void {
    this.free.add(1);
  }
}
