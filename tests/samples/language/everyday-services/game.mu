// Tic-tac-toe and a tournament: tuples, nested arrays, never, exhaustive switches, recursion over services.
//
// > Games.start("g", ["ann", "bob"]) = "ann"
// > Games.play("g", 0, 0) = {"state": "open", "turn": "bob"}
// > Games.play("g", 1, 1) = {"state": "open", "turn": "ann"}
// > Games.play("g", 1, 1) throws Illegal {"why": "taken"}
// > Games.play("g", 0, 3) throws Illegal {"why": "outside"}
// > Games.play("g", 0, 1) = {"state": "open", "turn": "bob"}
// > Games.play("g", 2, 2) = {"state": "open", "turn": "ann"}
// > Games.play("g", 0, 2) = {"state": "won", "by": "ann"}
// > Games.play("g", 2, 0) throws Illegal {"why": "over"}
// > Games.show("g") = "XXX\n.O.\n..O"
// > Games.show("h") throws Illegal {"why": "no game"}
// > Cup.winner(["a", "b", "c", "d", "e"]) = {"winner": "e", "rounds": [["a-b", "c-d", "e"], ["b-d", "e"], ["d-e"]]}
// > Cup.winner(["solo"]) = {"winner": "solo", "rounds": []}
export error Illegal { why: "taken" | "outside" | "over" | "no game" }

type Mark = "X" | "O" | null;
type Row = [Mark, Mark, Mark];
type Board = [Row, Row, Row];
type Game = { board: Board; players: [string, string]; moves: number };
type Status = { state: "open"; turn: string } | { state: "won"; by: string } | { state: "drawn" };

const lines: readonly (readonly [number, number])[][] = [
  ...[0, 1, 2].map(i => [0, 1, 2].map(j => [i, j] as const)),
  ...[0, 1, 2].map(j => [0, 1, 2].map(i => [i, j] as const)),
  [0, 1, 2].map(i => [i, i] as const),
  [0, 1, 2].map(i => [i, 2 - i] as const),
];

const empty = (): Board => [
  [null, null, null],
  [null, null, null],
  [null, null, null],
];

function winner(board: Board): Mark {
  for (const line of lines) {
    const [first, ...others] = line.map(([i, j]) => board[i]?.[j] ?? null);
    if (first && others.every(mark => mark === first)) return first;
  }
  return null;
}

function status({ board, players, moves }: Game): Status {
  const mark = winner(board);
  if (mark !== null) return { state: "won", by: players[mark === "X" ? 0 : 1] };
  if (moves === 9) return { state: "drawn" };
  return { state: "open", turn: moves % 2 === 0 ? players[0] : players[1] };
}

function textOf(mark: Mark): string {
  switch (mark) {
    case "X":
    case "O":
      return mark;
    case null:
      return ".";
  }
}

export service Games {
  state games: Map<string, Game>;

  start(id: string, players: [string, string]): string {
    this.games.set(id, { board: empty(), players, moves: 0 });
    return players[0];
  }

  play(id: string, row: number, column: number): Status {
    const game = structuredClone(this.games.get(id) ?? this.missing());
    if (status(game).state !== "open") throw new Illegal({ why: "over" });
    const before = game.board[row]?.[column];
    if (before === undefined) throw new Illegal({ why: "outside" });
    if (before !== null) throw new Illegal({ why: "taken" });
    const mark = game.moves % 2 === 0 ? "X" : "O";
    const line = game.board[row];
    if (line) line[column] = mark;
    game.moves++;
    this.games.set(id, game);
    return status(game);
  }

  show(id: string): string {
    const { board } = this.games.get(id) ?? this.missing();
    return board.map(row => row.map(textOf).join("")).join("\n");
  }

  private missing(): never {
    throw new Illegal({ why: "no game" });
  }
}

export service Referee {
  better(a: string, b: string): string {
    return a > b ? a : b;
  }
}

export service Cup {
  async winner(players: string[]): Promise<{ winner: string | null; rounds: string[][] }> {
    const rounds: string[][] = [];
    let left = players;
    while (left.length > 1) {
      const pairs: [string, string?][] = [];
      for (let i = 0; i < left.length; i += 2) pairs.push([left[i] ?? "?", left[i + 1]]);
      rounds.push(pairs.map(pair => pair.filter(name => name !== undefined).join("-")));
      left = await Promise.all(pairs.map(async ([a, b]) => (b === undefined ? a : await Referee.better(a, b))));
    }
    return { winner: left[0] ?? null, rounds };
  }
}
