import { TransactionAborted } from "mu";

type Point = { x: number };

service Hotel {
  state total: number = 0;
  state when: Date;

  book(): void {
    total = 3;
    release();
    fetch("https://example.com");
  }

  release(): void {
    let a = 1;
    let b = 2;
    [a, b] = [b, a];
    let c = "c";
    [a, c] = [c, a];
    let point: Point | undefined;
    const copy: { k: number } = { ...point, k: 1 };
    this.total = a + copy.k;
  }
}

service Desk {
  state rooms: Map<string, number>;

  @http("GET", "/rooms")
  private list(): number[] {
    const a = 1;
    a = 2;
    this.rooms = new Map();
    return [[1, 2], [a]].flat();
  }
}
