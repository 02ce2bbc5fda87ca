// Parameters are patterns too.
//
// > Parameters.run({ "x": 1, "y": 2 }, [5]) = [3, 5, 4]
import { Echo } from "./echo.mu";
export service Parameters {
  async run(
    { x, y }: { x: number; y: number },
    [first = 0, second = 4]: number[],
  ): Promise<number[]> {
    const sum = await Echo.count(x + y);
    return [sum, first, second];
  }
}
