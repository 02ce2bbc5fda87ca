//// an iterator that is used after an await
import { Stock } from "./shop.mu";
export service Shop {
  async all(ids: string[]): Promise<number> {
    const each = new Set(ids).values();
    const first = await Stock.take("a");
    let sum = first;
    for (const id of each) sum += id.length;
    return sum;
  }
}
//// matches that are asked for later
import { Stock } from "./shop.mu";
export service Shop {
  async all(text: string): Promise<string[]> {
    const matches = text.matchAll(/a/g);
    await Stock.take("a");
    return [...matches].map(match => match[0]);
  }
}
//// a set that a helper changes in a loop that waits
import { Stock } from "./shop.mu";
function note(seen: Set<string>, id: string): void {
  seen.add(id);
}
export service Shop {
  async all(ids: string[]): Promise<number> {
    const seen = new Set(ids);
    for (const id of seen) {
      await Stock.take(id);
      note(seen, `${id}!`);
    }
    return seen.size;
  }
}
//// a set that a function changes under another name
import { Stock } from "./shop.mu";
export service Shop {
  async all(ids: string[]): Promise<number> {
    const seen = new Set(ids);
    const other = seen;
    const drop = (id: string): void => {
      other.delete(id);
    };
    for (const id of seen) {
      await Stock.take(id);
      drop(id);
    }
    return seen.size;
  }
}
//// functions of a list that are called behind a wait
import { sleep } from "mu";
export service Shop {
  state sold: number = 0;
  async count(): Promise<void> {
    for (const next of [() => 1, () => 2]) {
      await sleep("1 second");
      this.sold += next();
    }
  }
}
