// Programs of any length that check without a problem: services that keep state and call one another, in turns, in
// transactions and beside each other. Modules of some two hundred lines, as people write them.

const linesPerModule = 200;

/** Path → text; together at least so many lines. */
export function generateProgram(lines: number): ReadonlyMap<string, string> {
  const count = Math.max(1, Math.ceil(lines / linesPerModule));
  const files = new Map<string, string>();
  for (let i = 0; i < count; i++) files.set(`part${i}.mu`, generateModule(i));
  return files;
}

function generateModule(number: number): string {
  const before = number - 1;
  const head = [
    ...(before >= 0 ? [`import { Missing${before}, Store${before} } from "./part${before}.mu";`, ''] : []),
    `export error Missing${number} { id: string }`,
    '',
    '/** What is kept of one item. */',
    `export type Item${number} = { id: string; amount: number; tags: string[]; note?: string };`,
    '',
    `/** Keeps items and counts them. */`,
    `export service Store${number} {`,
    `  state items: Map<string, Item${number}>;`,
    '  state log: List<string>;',
    '',
  ];
  const lines = [...head];
  for (let method = 0; lines.length < linesPerModule - 2; method++)
    lines.push(...(before >= 0 && method % 4 === 3 ? calling(number, method) : keeping(number, method)), '');
  lines.pop();
  lines.push('}', '');
  return lines.join('\n');
}

function keeping(module: number, method: number): string[] {
  return [
    `  /** Adds to an item and answers the sum of its tags' lengths. */`,
    `  add${method}(id: string, amount: number, tags: string[]): number {`,
    '    const found = this.items.get(id);',
    `    if (found === undefined && amount < 0) throw new Missing${module}({ id });`,
    '    const before = found === undefined ? 0 : found.amount;',
    '    let sum = 0;',
    '    for (const tag of tags) {',
    '      if (tag.length > 3) sum = sum + tag.length;',
    '      else sum = sum + 1;',
    '    }',
    '    this.items.set(id, { id, amount: before + amount, tags: tags.filter(tag => tag !== "") });',
    `    this.log.push(\`\${id}: \${before} + \${amount}\`);`,
    '    return sum;',
    '  }',
  ];
}

function calling(module: number, method: number): string[] {
  const other = `Store${module - 1}`;
  return [
    '  /** Moves an amount from one store to the other, both or neither. */',
    `  async move${method}(from: string, to: string, amount: number): Promise<number> {`,
    '    transaction {',
    `      const taken = ${other}.add0(from, -amount, []);`,
    `      const given = ${other}.add1(to, amount, ["moved"]);`,
    '      await Promise.all([taken, given]);',
    '    }',
    '    try {',
    `      return await ${other}.add2(to, amount, [from, to]);`,
    '    } catch (error) {',
    `      if (error instanceof Missing${module - 1}) return 0;`,
    '      throw error;',
    '    }',
    '  }',
  ];
}
