// What a service gets is a copy; what a plain function gets is the thing itself.
//
// not in Node: a call of an async method of its own sends a copy, too
//
// > Copies.call() = [[1], [1, 2]]
// > Copies.plain() = [1, 2]
// > Copies.own() = [[1], [1, 9], [1, 9]]
import { Echo } from "./echo.mu";
function push(list: number[], n: number): number[] {
  list.push(n);
  return list;
}
export service Other {
  changed(list: number[]): number[] {
    return push(list, 2);
  }
}
export service Copies {
  async call(): Promise<number[][]> {
    const list = [1];
    const changed = await Other.changed(list);
    return [list, changed];
  }

  plain(): number[] {
    const list = [1];
    push(list, 2);
    return list;
  }

  async own(): Promise<number[][]> {
    const list = [1];
    const far = await this.far(list);
    const before = [...list];
    this.near(list);
    await Echo.count(list.length);
    return [before, far, list];
  }

  private async far(list: number[]): Promise<number[]> {
    return push(list, 9);
  }

  private near(list: number[]): void {
    list.push(9);
  }
}
