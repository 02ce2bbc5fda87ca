//// a loop over dates that waits
import { Stock } from "./shop.mu";
export service Shop {
  async all(days: string[]): Promise<number> {
    let sum = 0;
    for (const day of days.map(text => new Date(text))) {
      sum += day.getTime();
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
