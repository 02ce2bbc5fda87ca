// Arrays of arrays: products, transposition, spirals, life; cells that change in place over awaits.
//
// > Matrices.product([[1, 2], [3, 4]], [[0, 1], [1, 0]]) = [[2, 1], [4, 3]]
// > Matrices.transposed([[1, 2, 3], [4, 5, 6]]) = [[1, 4], [2, 5], [3, 6]]
// > Matrices.spiral(3) = [[1, 2, 3], [8, 9, 4], [7, 6, 5]]
// > Matrices.life(["...", "###", "..."], 1) = [".#.", ".#.", ".#."]
// > Matrices.life(["...", "###", "..."], 2) = ["...", "###", "..."]
// > Matrices.triangle(5) = [1, 4, 6, 4, 1]
// > Matrices.rows() = [[1, 0], [1, 0], true]
import { Echo } from "./echo.mu";
type Matrix = number[][];
const cell = (m: Matrix, i: number, j: number): number => m[i]?.[j] ?? 0;
export service Matrices {
  async product(a: Matrix, b: Matrix): Promise<Matrix> {
    const result: Matrix = [];
    for (let i = 0; i < a.length; i++) {
      const row = (result[i] = [] as number[]);
      for (let j = 0; j < (b[0]?.length ?? 0); j++) {
        let sum = 0;
        for (let k = 0; k < b.length; k++) sum += cell(a, i, k) * cell(b, k, j);
        row[j] = await Echo.count(sum);
      }
    }
    return result;
  }

  transposed(m: Matrix): Matrix {
    return (m[0] ?? []).map((_, j) => m.map(row => row[j] ?? 0));
  }

  async spiral(n: number): Promise<Matrix> {
    const grid = Array.from({ length: n }, () => new Array<number>(n).fill(0));
    let [i, j, di, dj] = [0, 0, 0, 1];
    for (let k = 1; k <= n * n; k++) {
      const row = grid[i];
      if (row !== undefined) row[j] = k;
      if (cell(grid, i + di, j + dj) !== 0 || grid[i + di]?.[j + dj] === undefined) [di, dj] = [dj, 0 - di];
      [i, j] = [i + di, j + dj];
      if (k % n === 0) await Echo.count(k);
    }
    return grid;
  }

  async life(start: string[], rounds: number): Promise<string[]> {
    let board = start;
    for (let round = 0; round < rounds; round++) {
      const alive = (i: number, j: number): number => board[i]?.[j] === "#" ? 1 : 0;
      board = board.map((row, i) =>
        [...row]
          .map((_, j) => {
            let near = -alive(i, j);
            for (const di of [-1, 0, 1]) for (const dj of [-1, 0, 1]) near += alive(i + di, j + dj);
            return near === 3 || (near === 2 && alive(i, j) === 1) ? "#" : ".";
          })
          .join(""),
      );
      await Echo.say(board.join("/"));
    }
    return board;
  }

  async triangle(n: number): Promise<number[]> {
    let row = [1];
    while (row.length < n) {
      const before = row;
      row = [1, ...before.slice(1).map((x, i) => x + (before[i] ?? 0)), 1];
      await Echo.count(row.length);
    }
    return row;
  }

  /** One row twice is one row. */
  async rows(): Promise<(number[] | boolean)[]> {
    const row = [0, 0];
    const grid = [row, row];
    await Echo.say("made");
    const [first = []] = grid;
    first[0] = await Echo.count(1);
    return [...grid, grid[0] === grid[1]];
  }
}
