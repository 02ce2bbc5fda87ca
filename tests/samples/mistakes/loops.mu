//// a loop over URLs that waits
import { Stock } from "./shop.mu";
export service Shop {
  async all(links: string[]): Promise<number> {
    let sum = 0;
    for (const link of links.map(text => new URL(text))) {
      sum += link.pathname.length;
      await Stock.take("a");
    }
    return sum;
  }
}
//// a loop over matches that waits
import { Stock } from "./shop.mu";
export service Shop {
  async all(text: string): Promise<number> {
    let sum = 0;
    for (const match of text.matchAll(/a/g)) {
      sum += match.index;
      await Stock.take("a");
    }
    return sum;
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
