// this.helper() of a plain method stays in the turn; of an async one it is awaited.
//
// > Own.run(2) = [4, 6, 10]
import { Echo } from "./echo.mu";
export service Own {
  async run(n: number): Promise<number[]> {
    const plain = this.double(n);
    const awaited = await this.triple(n);
    return [plain, awaited, this.double(awaited - 1)];
  }

  private double(n: number): number {
    return n * 2;
  }

  private async triple(n: number): Promise<number> {
    return await Echo.count(n) * 3;
  }
}
