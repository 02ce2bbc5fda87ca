// A game of tic-tac-toe: a board as state, moves that are checked, lines that win, a history that can be replayed.
//
// > Game.start() = "........."
// > Game.play(4) = "....x...."
// > Game.play(4) throws Taken { "at": 4, "by": "x" }
// > Game.play(0) = "o...x...."
// > Game.play(2) = "o.x.x...."
// > Game.play(1) = "oox.x...."
// > Game.play(6) = "x wins"
// > Game.play(8) throws Over { "result": "x wins" }
// > Game.replay() = ["....x....", "o...x....", "o.x.x....", "oox.x....", "oox.x.x.."]
error Taken { at: number; by: string }
error Over { result: string }
const lines = [
  [0, 1, 2],
  [3, 4, 5],
  [6, 7, 8],
  [0, 3, 6],
  [1, 4, 7],
  [2, 5, 8],
  [0, 4, 8],
  [2, 4, 6],
] as const;
type Cell = "." | "x" | "o";
type Board = readonly Cell[];
const empty: Board = Array.from({ length: 9 }, (): Cell => ".");
function winner(board: Board): Cell | undefined {
  for (const [a, b, c] of lines) {
    const cell = board[a];
    if (cell !== "." && cell === board[b] && cell === board[c]) return cell;
  }
  return undefined;
}
function next(moves: readonly number[]): Cell {
  return moves.length % 2 === 0 ? "x" : "o";
}
export service Game {
  state board: Board = empty;
  state moves: List<number>;
  state result: string | null = null;

  start(): string {
    this.board = empty;
    this.result = null;
    while (this.moves.length > 0) this.moves.pop();
    return this.board.join("");
  }

  play(at: number): string {
    if (this.result !== null) throw new Over({ result: this.result });
    const by = this.board[at];
    if (by !== ".") throw new Taken({ at, by: by ?? "the edge" });
    this.board = this.board.with(at, next(this.moves.slice()));
    this.moves.push(at);
    const won = winner(this.board);
    if (won !== undefined) this.result = `${won} wins`;
    else if (!this.board.includes(".")) this.result = "a draw";
    return this.result ?? this.board.join("");
  }

  async replay(): Promise<string[]> {
    const shown: string[] = [];
    let board: Board = empty;
    for (const [i, at] of this.moves.slice().entries()) {
      board = board.with(at, i % 2 === 0 ? "x" : "o");
      shown.push(await Printer.print(board.join("")));
    }
    return shown;
  }
}
service Printer {
  print(text: string): string {
    return text;
  }
}
