// Recursion across awaits: depth first, with a result that is put together on the way back.
//
// > Towers.moves(3) = ["a>c", "a>b", "c>b", "a>c", "b>a", "b>c", "a>c"]
// > Towers.count(5) = 31
import { Echo } from "./echo.mu";
export service Towers {
  async moves(n: number): Promise<string[]> {
    return await this.move(n, "a", "c", "b");
  }

  private async move(n: number, from: string, to: string, over: string): Promise<string[]> {
    if (n === 0) return [];
    const before = await this.move(n - 1, from, over, to);
    const own = await Echo.say(`${from}>${to}`);
    return [...before, own, ...await this.move(n - 1, over, to, from)];
  }

  async count(n: number): Promise<number> {
    if (n === 0) return 0;
    return 2 * await this.count(n - 1) + await Echo.count(1);
  }
}
