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
