// A bank statement as text: taken apart, converted, summed up.
//
// > Rates.quote("EUR", 1) = null
// > Rates.quote("USD", 0.5) = null
// > Statements.read("2026-01-02;EUR;-12.50;Rent\n2026-01-03;USD;100;Pay \"A\"\n\nbroken\n2026-02-01;EUR;3;Gift") = {"months": {"2026-01": {"count": 2, "cents": 3750}, "2026-02": {"count": 1, "cents": 300}}, "faults": [{"line": 4, "text": "broken"}], "largest": {"what": "Pay \"A\"", "cents": 5000}}
// > Statements.read("2026-01-02;GBP;1;x") throws UnknownCurrency {"code": "GBP"}
// > Statements.read("") = {"months": {}, "faults": []}
// > Statements.table("2026-01-02;EUR;-12.5;Rent\n2026-01-03;USD;100;Pay") = ["Rent........   -12.50 EUR", "Pay.........   100.00 USD"]
export error UnknownCurrency { code: string }

type Row = { readonly date: string; readonly currency: string; readonly cents: number; readonly what: string };
type Line = { ok: true; row: Row } | { ok: false; line: number; text: string };
type Month = { count: number; cents: number };

const pattern = /^(?<date>\d{4}-\d{2}-\d{2});(?<currency>[A-Z]{3});(?<amount>-?\d+(?:\.\d+)?);(?<what>.*)$/;

function parseLine(text: string, index: number): Line {
  const found = pattern.exec(text);
  if (found === null || found.groups === undefined) return { ok: false, line: index + 1, text };
  const { date = "", currency = "", amount = "0", what = "" } = found.groups;
  return { ok: true, row: { date, currency, cents: Math.round(Number(amount) * 100), what } };
}

function isRow(line: Line): line is Extract<Line, { ok: true }> {
  return line.ok;
}

export service Rates {
  state rates: Map<string, number>;

  quote(code: string, rate: number) {
    this.rates.set(code, rate);
  }

  convert(code: string, cents: number): number {
    const rate = this.rates.get(code);
    if (rate === undefined) throw new UnknownCurrency({ code });
    return Math.round(cents * rate);
  }
}

export service Statements {
  async read(text: string) {
    const lines = text
      .split("\n")
      .map((line, i) => parseLine(line, i))
      .filter(line => line.ok || line.text.trim() !== "");
    const rows = lines.filter(isRow).map(({ row }) => row);
    const converted = await Promise.all(
      rows.map(async row => ({ ...row, cents: await Rates.convert(row.currency, row.cents) })),
    );
    const months: Record<string, Month> = {};
    for (const { date, cents } of converted) {
      const month = (months[date.slice(0, 7)] ??= { count: 0, cents: 0 });
      month.count++;
      month.cents += cents;
    }
    const faults = lines.flatMap(line => (line.ok ? [] : [{ line: line.line, text: line.text }]));
    const [largest] = converted.toSorted((a, b) => b.cents - a.cents);
    return { months, faults, largest: largest && { what: largest.what, cents: largest.cents } };
  }

  table(text: string): string[] {
    return text
      .split("\n")
      .map(parseLine)
      .filter(isRow)
      .map(({ row: { what, cents, currency } }) =>
        `${what.padEnd(12, ".")}${(cents / 100).toFixed(2).padStart(9)} ${currency}`);
  }
}
