// Comma-separated values: a small state machine over characters, rows as records, sums by group, and back to text.
//
// > Tables.cells("a,\"b,\"\"c\"\"\",d") = ["a", "b,\"c\"", "d"]
// > Tables.cells("") = [""]
// > Tables.load("name,city,age\nann,Ulm,30\nbob,\"Bonn, am Rhein\",41\neve,Ulm,7\n") = 3
// > Tables.load("name,age\nann") throws Short { "row": 1, "cells": 1 }
// > Tables.ages() = { "Ulm": { "count": 2, "sum": 37, "oldest": "ann" }, "Bonn, am Rhein": { "count": 1, "sum": 41, "oldest": "bob" } }
// > Tables.text(["name", "city"]) = "name,city\nann,Ulm\nbob,\"Bonn, am Rhein\"\neve,Ulm"
import { Echo } from "./echo.mu";
error Short { row: number; cells: number }
type Row = Record<string, string>;
type Group = { count: number; sum: number; oldest: string };
function cellsOf(line: string): string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i] ?? "";
    switch (true) {
      case quoted && c === '"' && line[i + 1] === '"':
        cell += '"';
        i++;
        break;
      case c === '"':
        quoted = !quoted;
        break;
      case c === "," && !quoted:
        cells.push(cell);
        cell = "";
        break;
      default:
        cell += c;
    }
  }
  return [...cells, cell];
}
const written = (cell: string): string => /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
export service Tables {
  state rows: List<Row>;

  cells(line: string): string[] {
    return cellsOf(line);
  }

  async load(text: string): Promise<number> {
    const [head = "", ...lines] = text.trimEnd().split("\n");
    const names = cellsOf(head);
    const rows: Row[] = [];
    for (const [i, line] of lines.entries()) {
      const cells = cellsOf(await Echo.say(line));
      if (cells.length < names.length) throw new Short({ row: i + 1, cells: cells.length });
      rows.push(Object.fromEntries(names.map((name, at): [string, string] => [name, cells[at] ?? ""])));
    }
    this.rows.push(...rows);
    return rows.length;
  }

  async ages(): Promise<Record<string, Group>> {
    const groups: Record<string, Group & { most: number }> = {};
    for (const { city = "", name = "", age = "0" } of this.rows.values()) {
      const years = Number.parseInt(await Echo.say(age), 10);
      const group = (groups[city] ??= { count: 0, sum: 0, oldest: "", most: -1 });
      group.count++;
      group.sum += years;
      if (years > group.most) Object.assign(group, { oldest: name, most: years });
    }
    const plain = Object.entries(groups).map(([city, { most, ...group }]): [string, Group] => [city, group]);
    return Object.fromEntries(plain);
  }

  async text(names: string[]): Promise<string> {
    await Echo.say(names.join());
    const lines = this.rows.values().map(row => names.map(name => written(row[name] ?? "")).join());
    return [names.join(), ...lines].join("\n");
  }
}
