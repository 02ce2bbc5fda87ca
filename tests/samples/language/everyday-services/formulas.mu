// A small language: tokens, a tree, its value, with variables that another service knows.
//
// > Names.set("x", 4) = null
// > Names.set("rate", 0.5) = null
// > Formulas.evaluate("1 + 2 * 3") = 7
// > Formulas.evaluate("(1 + 2) * x - -rate") = 12.5
// > Formulas.evaluate("max(x, 2 * 5, 3) / 4") = 2.5
// > Formulas.evaluate("y + 1") throws Faulty {"at": 0, "why": "unknown name y"}
// > Formulas.evaluate("1 + ") throws Faulty {"at": 4, "why": "expected a value, found the end"}
// > Formulas.evaluate("(1") throws Faulty {"at": 2, "why": "expected ), found the end"}
// > Formulas.evaluate("1 $ 2") throws Faulty {"at": 2, "why": "unexpected $"}
// > Formulas.names("a + max(b, a) * c") = ["a", "b", "c"]
// > Formulas.print("1+2*(x-3)") = "(1 + (2 * (x - 3)))"
export error Faulty { at: number; why: string }

type Token = { kind: "number" | "name" | "sign"; text: string; at: number };
type Operator = "+" | "-" | "*" | "/";
type Tree =
  | { kind: "number"; value: number }
  | { kind: "name"; name: string; at: number }
  | { kind: "negative"; of: Tree }
  | { kind: "binary"; operator: Operator; left: Tree; right: Tree }
  | { kind: "call"; name: string; args: Tree[]; at: number };

function fail(at: number, why: string): never {
  throw new Faulty({ at, why });
}

const strength: Record<Operator, number> = { "+": 1, "-": 1, "*": 2, "/": 2 };

function isOperator(text: string): text is Operator {
  return text in strength;
}

function tokens(text: string): Token[] {
  const found: Token[] = [];
  const part = /\s*(?:(\d+(?:\.\d+)?)|([a-z]\w*)|([-+*/(),]))/gy;
  let end = 0;
  while (end < text.trimEnd().length) {
    part.lastIndex = end;
    const match = part.exec(text);
    if (!match) {
      const at = end + (text.slice(end).length - text.slice(end).trimStart().length);
      throw new Faulty({ at, why: `unexpected ${text[at]}` });
    }
    const [whole, number, name, sign] = match;
    end += whole.length;
    const word = number ?? name ?? sign ?? "";
    const kind = number !== undefined ? "number" : name !== undefined ? "name" : "sign";
    found.push({ kind, text: word, at: end - word.length });
  }
  return found;
}

type Reader = { peek: () => Token | undefined; next: () => Token | undefined; end: number };

function expect(reader: Reader, text: string): void {
  const token = reader.next();
  if (token?.text !== text)
    throw new Faulty({ at: token?.at ?? reader.end, why: `expected ${text}, found ${token?.text ?? "the end"}` });
}

function primary(reader: Reader): Tree {
  const token = reader.next();
  if (token === undefined) throw new Faulty({ at: reader.end, why: "expected a value, found the end" });
  switch (token.kind) {
    case "number":
      return { kind: "number", value: parseFloat(token.text) };
    case "name": {
      if (reader.peek()?.text !== "(") return { kind: "name", name: token.text, at: token.at };
      const args: Tree[] = [];
      do {
        reader.next();
        args.push(binary(reader, 0));
      } while (reader.peek()?.text === ",");
      expect(reader, ")");
      return { kind: "call", name: token.text, args, at: token.at };
    }
    case "sign":
      if (token.text === "-") return { kind: "negative", of: primary(reader) };
      if (token.text !== "(") throw new Faulty({ at: token.at, why: `expected a value, found ${token.text}` });
      const inner = binary(reader, 0);
      expect(reader, ")");
      return inner;
  }
}

function binary(reader: Reader, least: number): Tree {
  let left = primary(reader);
  for (;;) {
    const sign = reader.peek()?.text;
    if (sign === undefined || !isOperator(sign) || strength[sign] <= least) return left;
    reader.next();
    left = { kind: "binary", operator: sign, left, right: binary(reader, strength[sign]) };
  }
}

function parse(text: string): Tree {
  const all = tokens(text);
  let at = 0;
  const reader: Reader = { peek: () => all[at], next: () => all[at++], end: text.length };
  const tree = binary(reader, 0);
  const rest = reader.peek();
  if (rest) throw new Faulty({ at: rest.at, why: `unexpected ${rest.text}` });
  return tree;
}

function print(tree: Tree): string {
  switch (tree.kind) {
    case "number":
      return String(tree.value);
    case "name":
      return tree.name;
    case "negative":
      return `-${print(tree.of)}`;
    case "binary":
      return `(${print(tree.left)} ${tree.operator} ${print(tree.right)})`;
    case "call":
      return `${tree.name}(${tree.args.map(print).join(", ")})`;
  }
}

function namesOf(tree: Tree): string[] {
  if (tree.kind === "name") return [tree.name];
  if (tree.kind === "negative") return namesOf(tree.of);
  if (tree.kind === "binary") return [...namesOf(tree.left), ...namesOf(tree.right)];
  return tree.kind === "call" ? tree.args.flatMap(namesOf) : [];
}

const calculate = {
  "+": (a: number, b: number) => a + b,
  "-": (a: number, b: number) => a - b,
  "*": (a: number, b: number) => a * b,
  "/": (a: number, b: number) => a / b,
} satisfies Record<Operator, (a: number, b: number) => number>;

function valueOf(tree: Tree, known: Map<string, number>): number {
  const walk = (each: Tree): number => valueOf(each, known);
  switch (tree.kind) {
    case "number":
      return tree.value;
    case "name":
      return known.get(tree.name) ?? fail(tree.at, `unknown name ${tree.name}`);
    case "negative":
      return -walk(tree.of);
    case "binary":
      return calculate[tree.operator](walk(tree.left), walk(tree.right));
    case "call":
      if (tree.name === "max") return Math.max(...tree.args.map(walk));
      throw new Faulty({ at: tree.at, why: `unknown function ${tree.name}` });
  }
}

export service Names {
  state values: Map<string, number>;
  set(name: string, value: number) {
    this.values.set(name, value);
  }
  get(name: string): number | undefined {
    return this.values.get(name);
  }
}

export service Formulas {
  async evaluate(text: string): Promise<number> {
    const tree = parse(text);
    const known = new Map<string, number>();
    for (const name of new Set(namesOf(tree))) {
      const value = await Names.get(name);
      if (value !== undefined) known.set(name, value);
    }
    return valueOf(tree, known);
  }
  names(text: string) {
    return [...new Set(namesOf(parse(text)))].sort();
  }
  print(text: string) {
    return print(parse(text));
  }
}
