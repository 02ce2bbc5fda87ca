import { sleep } from "mu";

service Tree {
  state children: Map<string, string[]>;

  async later(): Promise<void> {
    await this.nap();
  }

  private async nap(): Promise<void> {
    await sleep("1 second");
  }

  async spawns(): Promise<void> {
    void Tree.later();
  }

  count(node: string): number {
    let sum = 1;
    for (const child of this.children.get(node) ?? []) sum += this.count(child);
    return sum;
  }
}
