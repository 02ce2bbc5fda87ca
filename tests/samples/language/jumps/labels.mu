// break and continue with labels leave and go on with the loop that they name.
//
// > Grid.find([[1, 2], [3, 4]], 3) = [1, 0]
// > Grid.find([[1, 2], [3, 4]], 9) = [-1, -1]
// > Grid.rows([[1, -1, 5], [2, 3], [-1], [4]]) = [[2, 3], [4]]
// > Grid.block(1) = ["in", "out"]
// > Grid.block(2) = ["in", "still in", "out"]
import { Echo } from "./echo.mu";
export service Grid {
  async find(grid: number[][], wanted: number): Promise<[number, number]> {
    let place: [number, number] = [-1, -1];
    search: for (const [i, row] of grid.entries()) {
      for (const [j, value] of row.entries()) {
        if (await Echo.count(value) === wanted) {
          place = [i, j];
          break search;
        }
      }
    }
    return place;
  }

  async rows(grid: number[][]): Promise<number[][]> {
    const good: number[][] = [];
    next: for (const row of grid) {
      let i = 0;
      while (i < row.length) {
        if (await Echo.count(row[i] ?? 0) < 0) continue next;
        i++;
      }
      good.push(row);
    }
    return good;
  }

  async block(n: number): Promise<string[]> {
    const said: string[] = [];
    inside: {
      said.push(await Echo.say("in"));
      if (n === 1) break inside;
      said.push("still in");
    }
    said.push("out");
    return said;
  }
}
