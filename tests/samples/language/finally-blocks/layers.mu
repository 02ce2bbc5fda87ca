// Errors go up through layers that clean up, rename, and add what they know.
//
// > Importer.load(["1,2", "3"]) = [3, 3]
// > Importer.load(["1,x", "3"]) throws BadRow { "row": 0, "cell": 1, "text": "x" }
// > Importer.load(["1", ""]) throws BadRow { "row": 1, "cell": 0, "text": "" }
// > Importer.load([]) throws NothingToDo {}
// > Echo.history() = ["1", "2", "row 0", "3", "row 1", "file", "1", "row 0", "file", "1", "row 0", "row 1", "file", "file"]
// > Importer.safely(["9", "y"]) = "row 1, cell 0: y"
// > Importer.safely(["9"]) = "9"
// > Importer.safely([]) = "nothing"
import { Echo } from "./echo.mu";
error BadCell { cell: number; text: string }
error BadRow { row: number; cell: number; text: string }
error NothingToDo {}
function cell(text: string, at: number): number {
  const n = Number(text);
  if (text === "" || Number.isNaN(n)) throw new BadCell({ cell: at, text });
  return n;
}
export service Importer {
  async load(rows: string[]): Promise<number[]> {
    const sums: number[] = [];
    try {
      if (rows.length === 0) throw new NothingToDo();
      for (const [at, row] of rows.entries()) sums.push(await this.row(row, at));
    } finally {
      await Echo.say("file");
    }
    return sums;
  }

  private async row(row: string, at: number): Promise<number> {
    let sum = 0;
    try {
      for (const [i, text] of row.split(",").entries()) sum += await Echo.count(cell(text, i));
      return sum;
    } catch (e) {
      if (e instanceof BadCell) {
        const { cell, text } = e;
        throw new BadRow({ row: at, cell, text });
      }
      throw e;
    } finally {
      await Echo.say(`row ${at}`);
    }
  }

  async safely(rows: string[]): Promise<string> {
    try {
      return (await this.load(rows)).join();
    } catch (e) {
      if (e instanceof BadRow) return `row ${e.row}, cell ${e.cell}: ${await Echo.say(e.text)}`;
      if (e instanceof NothingToDo) return "nothing";
      throw e;
    }
  }
}
