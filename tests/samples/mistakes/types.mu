//// any
export service Shop {
  keep(value: any): void {}
}
//// a value that may be undefined is asked with !
import { Stock } from "./shop.mu";
export service Shop {
  async count(id: string): Promise<number> {
    return (await Stock.find(id))!.count;
  }
}
//// as between unrelated types
export service Shop {
  parse(text: string): number {
    return text as number;
  }
}
//// an angle bracket assertion
export service Shop {
  parse(value: unknown): number {
    return <number>value;
  }
}
//// an enum
enum Colour {
  Red,
  Green,
}
//// a namespace
namespace Shop {
  const x = 1;
}
//// a misspelt variable
export service Shop {
  next(count: number): number {
    return cuont + 1;
  }
}
//// a misspelt property
import type { Item } from "./shop.mu";
export service Shop {
  count(item: Item): number {
    return item.cuont;
  }
}
//// a misspelt library member
export service Shop {
  shout(text: string): string {
    return text.toUppercase();
  }
}
//// a misspelt type
export service Shop {
  next(n: nmuber): number {
    return n;
  }
}
//// String for string
export service Shop {
  next(n: String): void {}
}
//// a missing case
import type { Shape } from "./shop.mu";
function area(shape: Shape): number {
  switch (shape.kind) {
    case "circle":
      return shape.radius * shape.radius * 3;
    case "square":
      return shape.side * shape.side;
  }
}
//// a case that cannot be
import type { Shape } from "./shop.mu";
function sides(shape: Shape): number {
  switch (shape.kind) {
    case "triangle":
      return 3;
    default:
      return 0;
  }
}
//// a member of one alternative only
import type { Shape } from "./shop.mu";
function size(shape: Shape): number {
  return shape.radius;
}
//// a value that may be undefined in arithmetic
import type { Item } from "./shop.mu";
function length(item: Item): number {
  return item.note.length;
}
//// an element that may be missing
function first(values: number[]): number {
  return values[0];
}
//// a return that is missing
function sign(n: number): string {
  if (n > 0) return "plus";
}
//// a const is assigned
function next(): number {
  const n = 1;
  n = 2;
  return n;
}
//// a parameter that is readonly
function push(values: readonly number[]): void {
  values.push(1);
}
//// a variable before its value
function next(): number {
  let n: number;
  return n;
}
//// code that is never reached
function next(): number {
  return 1;
  const n = 2;
}
//// two variables of one name
function next(): number {
  const n = 1;
  const n = 2;
  return n;
}
//// var
function next(): number {
  var n = 1;
  return n;
}
//// == instead of ===
function same(a: string, b: number): boolean {
  return a == b;
}
//// types that can never be equal
function same(a: string, b: number): boolean {
  return a === b;
}
//// a number and a string are added
function add(a: number, b: string): number {
  return a + b;
}
//// a string is multiplied
function double(text: string): number {
  return text * 2;
}
//// a callback of the wrong type
function lengths(values: number[]): number[] {
  return values.map((value: string) => value.length);
}
//// a function as an argument of a call
export service Other {
  run(f: () => number): number {
    return f();
  }
}
//// typeof is compared with what it never gives
function isList(value: unknown): boolean {
  return typeof value === "array";
}
//// Array.isArray is forgotten
function count(value: string[] | string): number {
  return value.push("x");
}
//// null for undefined
export service Shop {
  find(id: string): string | undefined {
    return null;
  }
}
//// an optional parameter before a required one
function add(a?: number, b: number): number {
  return b;
}
//// an interface with a method that is stored
interface Counter2 {
  next(): number;
}
export service Shop {
  state counters: Map<string, Counter2>;
}
//// a tuple that is too long
const pair: [number, string] = [1, "a", true];
//// a literal that is not in the union
type Level = "low" | "high";
const level: Level = "medium";
//// a type used as a value
import type { Item } from "./shop.mu";
const item = Item;
//// a value used as a type
const limit = 3;
function below(n: limit): boolean {
  return n < 3;
}
//// instanceof with what is no error
function isDate(value: unknown): boolean {
  return value instanceof Array;
}
//// a generic with a wrong argument
function first<T extends { id: string }>(values: T[]): string | undefined {
  return values[0]?.id;
}
const found = first([1, 2]);
//// delete of a variable's property
import type { Item } from "./shop.mu";
function strip(item: Item): void {
  delete item.count;
}
//// with
function next(o: { a: number }): number {
  with (o) {
    return a;
  }
}
//// a bigint
const big = 10n;
//// a symbol
const key = Symbol("key");
//// eval
function run(code: string): unknown {
  return eval(code);
}
//// a label that nothing has
function next(): void {
  for (;;) break outer;
}
//// break outside of a loop
function next(): void {
  break;
}
//// a comma instead of a semicolon in a service
export service Shop {
  one(): number {
    return 1;
  },
  two(): number {
    return 2;
  }
}
//// a brace too few
export service Shop {
  one(): number {
    if (true) {
      return 1;
  }
}
//// a bracket of the wrong kind
export service Shop {
  one(): number[] {
    return [1, 2);
  }
}
//// a text that does not end
const text = "open;
//// smart quotes
const text = “hello”;
//// the function keyword in a service
export service Shop {
  function one(): number {
    return 1;
  }
}
//// def
def next():
  return 1
//// ! before a spread
type Item = { name: string; count: number };
export service Shop {
  state items: Map<string, Item>;
  sold(id: string): void {
    this.items.set(id, { ...this.items.get(id)!, count: 0 });
  }
}
//// a misspelt name before a spread
type Item = { name: string; count: number };
export service Shop {
  state items: Map<string, Item>;
  sold(id: string, item: Item): void {
    this.items.set(id, { ...itm, count: 0 });
  }
}
//// a variable whose type depends on itself
export service Shop {
  total(limits: number[]): number {
    const steps = limits.map(limit => () => limit + steps.length);
    return steps.reduce((sum, step) => sum + step(), 0);
  }
}
//// a method of an object that gives what it itself gives
export service Shop {
  total(limits: number[]): number {
    const table = { sum: (i: number) => (i < limits.length ? (limits[i] ?? 0) + table.sum(i + 1) : 0) };
    return table.sum(0);
  }
}
//// an overloaded function
function size(x: string): number;
function size(x: string[]): number;
function size(x: string | string[]): number {
  return x.length;
}
//// an overloaded method of a service
export service Shop {
  find(id: string): string;
  find(at: number): string;
  find(by: string | number): string {
    return `${by}`;
  }
}
//// a const type parameter
function keep<const T>(x: T): T {
  return x;
}
//// a member of a tuple type that it does not have
type Pair = [number, string];
type Third = Pair[2];
//// a type parameter indexed with anything
type Get<T> = T["id"];
//// a branded text
type Id = string & { readonly brand: "id" };
function show(id: Id): string {
  return id.trim();
}
//// a predicate of something that it can never be
function isText(value: number): value is string {
  return typeof value === "string";
}
//// a rest parameter of several forms
function size(...args: [string] | [string, number]): number {
  return args.length;
}
//// a template literal type among type arguments
type Known = Record<`room-${string}`, number>;
