// Tables of constants: `as const`, `satisfies`, and the types that are read off them.
//
// > Tariffs.total("books", 200) = { "kind": "books", "gross": 214, "band": "low" }
// > Tariffs.total("tools", 1000) = { "kind": "tools", "gross": 1190, "band": "high" }
// > Tariffs.total("bread", 500) = { "kind": "bread", "gross": 500, "band": "middle" }
// > Tariffs.kinds() = ["books", "tools", "bread"]
// > Tariffs.next("low") = "middle"
// > Tariffs.next("high") = "high"
// > Tariffs.opening() = ["mon 9-17", "sat 10-12"]
// > Tariffs.limits() = [300, 700, 2]
import { Echo } from "./echo.mu";
const rates = { books: 7, tools: 19, bread: 0 } as const satisfies Record<string, number>;
type Kind = keyof typeof rates;
type Rate = (typeof rates)[Kind];
const bands = ["low", "middle", "high"] as const;
type Band = (typeof bands)[number];
const limits = { low: 300, middle: 700 } satisfies Record<"low" | "middle", number>;
const hours = { mon: [9, 17], sat: [10, 12] } as const satisfies Record<string, readonly [number, number]>;
function bandOf(net: number): Band {
  if (net < limits.low) return "low";
  return net < limits.middle ? "middle" : bands[2];
}
export service Tariffs {
  async total(kind: Kind, net: number): Promise<{ kind: Kind; gross: number; band: Band }> {
    const rate: Rate = rates[kind];
    const band = bandOf(net);
    const tax = net * await Echo.count(rate) / 100;
    return { kind, gross: net + tax, band };
  }

  kinds(): string[] {
    return Object.keys(rates);
  }

  async next(band: Band): Promise<Band> {
    const at = bands.indexOf(band);
    await Echo.say(band);
    const following: Band | undefined = bands[at + 1];
    return following ?? band;
  }

  async opening(): Promise<string[]> {
    const lines: string[] = [];
    for (const [day, [from, to]] of Object.entries(hours)) {
      lines.push(`${await Echo.say(day)} ${from}-${to}`);
    }
    return lines;
  }

  limits(): number[] {
    const all: number[] = Object.values(limits);
    return [...all, all.length];
  }
}
