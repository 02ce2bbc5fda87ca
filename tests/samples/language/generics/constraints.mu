// keyof, indexed access and constraints in generic helpers.
//
// > Columns.pluck("name") = ["ann", "bob"]
// > Columns.ages() = [30, 40]
// > Columns.changed() = [{ "name": "ann", "age": 31, "tags": ["x"] }, { "name": "bob", "age": 41, "tags": [] }]
// > Columns.grouped() = { "30": ["ann"], "40": ["bob"] }
import { Echo } from "./echo.mu";
type Person = { name: string; age: number; tags: string[] };
const people = [
  { name: "ann", age: 30, tags: ["x"] },
  { name: "bob", age: 40, tags: [] },
] satisfies Person[];
function pluck<T, K extends keyof T>(rows: readonly T[], key: K): T[K][] {
  return rows.map(row => row[key]);
}
function withChange<T extends object, K extends keyof T>(
  row: T,
  key: K,
  change: (value: T[K]) => T[K],
): T {
  return { ...row, [key]: change(row[key]) };
}
function groupBy<T>(rows: readonly T[], key: (row: T) => string): Record<string, T[]> {
  const groups: Record<string, T[]> = {};
  for (const row of rows) (groups[key(row)] ??= []).push(row);
  return groups;
}
export service Columns {
  async pluck(key: "name" | "age"): Promise<(string | number)[]> {
    await Echo.say(key);
    return pluck<Person, "name" | "age">(people, key);
  }

  async ages(): Promise<number[]> {
    return Promise.all(pluck(people, "age").map(age => Echo.count(age)));
  }

  changed(): Person[] {
    return people.map(person => withChange<Person, "age">(person, "age", age => age + 1));
  }

  grouped(): Record<string, string[]> {
    const groups = groupBy<Person>(people, person => `${person.age}`);
    return Object.fromEntries(
      Object.entries(groups).map(([age, found]): [string, string[]] => [age, pluck(found, "name")]),
    );
  }
}
