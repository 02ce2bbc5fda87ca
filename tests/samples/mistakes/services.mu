//// a private method of another service
import { Stock } from "./shop.mu";
export service Shop {
  async audit(): Promise<number> {
    return await Stock.audit();
  }
}
//// a misspelt method
import { Stock } from "./shop.mu";
export service Shop {
  async buy(id: string): Promise<number> {
    return await Stock.tak(id);
  }
}
//// too few arguments
import { Stock } from "./shop.mu";
export service Shop {
  async buy(): Promise<number> {
    return await Stock.take();
  }
}
//// too many arguments
import { Stock } from "./shop.mu";
export service Shop {
  async buy(id: string): Promise<number> {
    return await Stock.take(id, 1, "now");
  }
}
//// an argument of the wrong type
import { Stock } from "./shop.mu";
export service Shop {
  async buy(id: string): Promise<number> {
    return await Stock.take(id, "2");
  }
}
//// a number for an identifier
import { Stock } from "./shop.mu";
export service Shop {
  async buy(id: string): Promise<number> {
    return await Stock.take(1, 2);
  }
}
//// a property too many in an argument
import { Stock } from "./shop.mu";
export service Shop {
  async fill(): Promise<void> {
    await Stock.add({ id: "a", count: 1, tags: [], colour: "red" });
  }
}
//// a property too few in an argument
import { Stock } from "./shop.mu";
export service Shop {
  async fill(): Promise<void> {
    await Stock.add({ id: "a", count: 1 });
  }
}
//// state of another service
import { Stock } from "./shop.mu";
export service Shop {
  async count(): Promise<number> {
    return Stock.items.size;
  }
}
//// a service is made with new
import { Stock } from "./shop.mu";
export service Shop {
  async buy(id: string): Promise<number> {
    const stock = new Stock();
    return await stock.take(id);
  }
}
//// a service in a variable
import { Stock } from "./shop.mu";
export service Shop {
  async buy(id: string): Promise<number> {
    const stock = Stock;
    return await stock.take(id);
  }
}
//// a service is a parameter
import { Stock } from "./shop.mu";
export service Shop {
  async buy(stock: Stock, id: string): Promise<number> {
    return await stock.take(id);
  }
}
//// a class
class Stock {
  count = 0;
}
//// a service that extends another
export service Base {
  ping(): void {}
}
export service Shop extends Base {
  pong(): void {}
}
//// a constructor
export service Shop {
  state name: string = "";
  constructor(name: string) {
    this.name = name;
  }
}
//// a field without state
export service Shop {
  count: number = 0;
  next(): number {
    return this.count;
  }
}
//// this is forgotten
export service Shop {
  state count: number = 0;
  next(): number {
    return count + 1;
  }
}
//// this is forgotten before a method
export service Shop {
  next(): number {
    return one() + 1;
  }
  private one(): number {
    return 1;
  }
}
//// this outside of a service
function next(): number {
  return this.count;
}
//// a static method
export service Shop {
  static next(): number {
    return 1;
  }
}
//// a getter
export service Shop {
  get next(): number {
    return 1;
  }
}
//// a method in arrow form
export service Shop {
  next = () => 1;
}
//// public and readonly
export service Shop {
  public next(): number {
    return 1;
  }
}
//// a method without types
export service Shop {
  next(n) {
    return n + 1;
  }
}
//// two methods of one name
export service Shop {
  next(n: number): number {
    return n;
  }
  next(n: string): string {
    return n;
  }
}
//// a method calls itself without end
export service Shop {
  next(n: number): number {
    return this.next(n + 1);
  }
}
//// two services call each other without end
export service Ping {
  async ping(): Promise<void> {
    await Pong.pong();
  }
}
export service Pong {
  async pong(): Promise<void> {
    await Ping.ping();
  }
}
//// a method is used as a value
import { Stock } from "./shop.mu";
export service Shop {
  async all(ids: string[]): Promise<number[]> {
    return await Promise.all(ids.map(Stock.take));
  }
}
//// an error is made without new
import { SoldOut } from "./shop.mu";
export service Shop {
  fail(): void {
    throw SoldOut({ id: "a" });
  }
}
//// an error without its fields
import { SoldOut } from "./shop.mu";
export service Shop {
  fail(): void {
    throw new SoldOut();
  }
}
//// new Error
export service Shop {
  fail(): void {
    throw new Error("sold out");
  }
}
//// a string is thrown
export service Shop {
  fail(): void {
    throw "sold out";
  }
}
//// a field of what was caught
import { Stock } from "./shop.mu";
export service Shop {
  async buy(id: string): Promise<string> {
    try {
      await Stock.take(id);
      return "ok";
    } catch (e) {
      return e.message;
    }
  }
}
//// a catch with a type
import { Stock, SoldOut } from "./shop.mu";
export service Shop {
  async buy(id: string): Promise<string> {
    try {
      await Stock.take(id);
      return "ok";
    } catch (e: SoldOut) {
      return e.id;
    }
  }
}
//// an error that is a class
error SoldOut extends Error {
  id: string;
}
//// new TypeError
export service Shop {
  fail(): void {
    throw new TypeError("sold out");
  }
}
//// an error that nobody declared is caught
import { Stock } from "./shop.mu";
export service Shop {
  async buy(id: string): Promise<string> {
    try {
      await Stock.take(id);
      return "ok";
    } catch (e) {
      return e instanceof OutOfStock ? e.name : "other";
    }
  }
}
//// an identifier from an arrow function at the top of a module
const newId = () => crypto.randomUUID();
export service Orders {
  state ids: List<string>;
  place(): void {
    this.ids.push(newId());
  }
}
//// a state that begins with the time
export service Clock {
  state started: number = Date.now();
  since(): number {
    return Date.now() - this.started;
  }
}
//// private before state
export service Hotel {
  private state open: boolean = true;
  isOpen(): boolean {
    return this.open;
  }
}
//// a generic method
export service Echo {
  say<T>(value: T): T {
    return value;
  }
}
//// a generic method that is called
export service Shop {
  private first<T>(items: T[], otherwise: T): T {
    return items[0] ?? otherwise;
  }
  cheapest(prices: number[]): number {
    return this.first(prices, 0) + 1;
  }
}
//// a generic method that is called with its type
export service Echo {
  say<T>(value: T): T {
    return value;
  }
}
export service Shop {
  async greet(): Promise<string> {
    return await Echo.say<string>("hello");
  }
}
