// A calculator: a tokenizer with a sticky pattern, a parser by precedence with mutual recursion, an evaluation that awaits.
//
// > Calc.tokens("12+ (3.5*x)") = ["12", "+", "(", "3.5", "*", "x", ")"]
// > Calc.tokens("1 # 2") throws Unexpected { "at": 2, "text": "#" }
// > Calc.run("1 + 2 * 3", {}) = 7
// > Calc.run("(1 + 2) * -3 ^ 2", {}) = -27
// > Calc.run("2 ^ 3 ^ 2 / 4", {}) = 128
// > Calc.run("a * (b - 1)", { "a": 4, "b": 2.5 }) = 6
// > Calc.run("a + c", { "a": 4 }) throws NoVariable { "name": "c" }
// > Calc.run("(1 + 2", {}) throws Unexpected { "at": 4, "text": "" }
// > Calc.shown("1+2*x") = "(1 + (2 * x))"
import { Echo } from "./echo.mu";
error Unexpected { at: number; text: string }
error NoVariable { name: string }
type Tree =
  | { kind: "number"; value: number }
  | { kind: "name"; name: string }
  | { kind: "minus"; of: Tree }
  | { kind: "binary"; sign: string; left: Tree; right: Tree };
const powers: Record<string, number> = { "+": 1, "-": 1, "*": 2, "/": 2, "^": 4 };
function tokenize(text: string): string[] {
  const tokens: string[] = [];
  const pattern = /\s*(?:(\d+(?:\.\d+)?)|([a-z]+)|([-+*/^()]))/y;
  const end = text.trimEnd().length;
  while (pattern.lastIndex < end) {
    const from = pattern.lastIndex;
    const match = pattern.exec(text);
    if (match === null) throw new Unexpected({ at: from + 1, text: text.slice(from).trim().charAt(0) });
    tokens.push(match[1] ?? match[2] ?? match[3] ?? "");
  }
  return tokens;
}
function parse(tokens: readonly string[]): Tree {
  let at = 0;
  const tree = binary(0);
  if (at < tokens.length) fail();
  return tree;

  function fail(): never {
    throw new Unexpected({ at, text: tokens[at] ?? "" });
  }

  function binary(least: number): Tree {
    let left = unary();
    for (;;) {
      const sign = tokens[at];
      const power = sign === undefined ? undefined : powers[sign];
      if (sign === undefined || power === undefined || power <= least) return left;
      at++;
      left = { kind: "binary", sign, left, right: binary(sign === "^" ? power - 1 : power) };
    }
  }

  function unary(): Tree {
    const token = tokens[at++];
    if (token === "-") return { kind: "minus", of: binary(3) };
    if (token === "(") {
      const inner = binary(0);
      if (tokens[at] !== ")") fail();
      at++;
      return inner;
    }
    if (token === undefined || /^[^\w]/.test(token)) return fail();
    const value = Number(token);
    return Number.isNaN(value) ? { kind: "name", name: token } : { kind: "number", value };
  }
}
function show(tree: Tree): string {
  switch (tree.kind) {
    case "number":
      return `${tree.value}`;
    case "name":
      return tree.name;
    case "minus":
      return `-${show(tree.of)}`;
    case "binary":
      return `(${show(tree.left)} ${tree.sign} ${show(tree.right)})`;
  }
}
export service Calc {
  tokens(text: string): string[] {
    return tokenize(text);
  }

  async run(text: string, variables: Record<string, number>): Promise<number> {
    const tree = parse(tokenize(text));
    await Echo.say(show(tree));
    const value = (node: Tree): number => {
      switch (node.kind) {
        case "number":
          return node.value;
        case "name": {
          const found = variables[node.name];
          if (found === undefined) throw new NoVariable({ name: node.name });
          return found;
        }
        case "minus":
          return -value(node.of);
        case "binary": {
          const [a, b] = [value(node.left), value(node.right)];
          if (node.sign === "+") return a + b;
          if (node.sign === "-") return a - b;
          if (node.sign === "^") return a ** b;
          return node.sign === "*" ? a * b : a / b;
        }
      }
    };
    return value(tree);
  }

  shown(text: string): string {
    return show(parse(tokenize(text)));
  }
}
