// State of one record: numbers, texts, objects, arrays, unions, with what they begin as.
//
// > Settings.read() = [0, "none", ["a"], { "x": 1 }, null]
// > Settings.write() = [3, "some", ["a", "b"], { "x": 2, "y": 5 }, "later"]
// > Settings.read() = [3, "some", ["a", "b"], { "x": 2, "y": 5 }, "later"]
// > Settings.reset() = [0, "none", ["a"], { "x": 1 }, null]
type Point = { x: number; y?: number };
type All = [number, string, readonly string[], Point, string | null];
export service Settings {
  state count: number = 0;
  state word: "none" | "some" = "none";
  state list: string[] = ["a"];
  state point: Point = { x: 1 };
  state note: string | null = null;

  read(): All {
    return [this.count, this.word, this.list, this.point, this.note];
  }

  write(): All {
    this.count++;
    this.count += 2;
    this.word = "some";
    this.list = [...this.list, "b"];
    this.point.x = 2;
    this.point = { ...this.point, y: 5 };
    this.note ??= "later";
    this.note ??= "never";
    return this.read();
  }

  reset(): All {
    this.count = 0;
    this.word = "none";
    this.list = ["a"];
    this.point = { x: 1 };
    this.note = null;
    return this.read();
  }
}
