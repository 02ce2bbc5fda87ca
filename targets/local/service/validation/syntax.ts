// What the trees of JSONata expressions refer to: names at the top level, where there is nothing to take them from, and
// variables that the expression does not bind itself.

type Node = { readonly [member: string]: unknown };

/** Of a tree of the library: `phone` in `phone.number`, `$` and `$$`. */
export function topLevelNames(tree: unknown): readonly string[] {
  const found = new Set<string>();
  visitTop(tree, true, found);
  return [...found];
}

/** Members that hold what is evaluated with something else as its context. */
const inner = new Set(['predicate', 'stages', 'group', 'terms', 'pattern', 'update', 'delete', 'body']);

function visitTop(node: unknown, top: boolean, found: Set<string>): void {
  if (Array.isArray(node)) {
    for (const each of node) visitTop(each, top, found);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const { type, value, steps, ...rest } = node as Node;
  if (type === 'name' && top && typeof value === 'string') found.add(value);
  if (type === 'variable' && value === '' && top) found.add('$');
  if (type === 'variable' && value === '$') found.add('$$');
  if (Array.isArray(steps)) for (const [i, step] of steps.entries()) visitTop(step, top && i === 0, found);
  for (const [member, part] of Object.entries(rest)) visitTop(part, top && !inner.has(member), found);
}

/** Names without the dollar sign. */
export function variablesIn(tree: unknown): readonly string[] {
  const found = new Set<string>();
  visitVariables(tree, new Set(['states', '', '$']), found);
  return [...found];
}

function visitVariables(node: unknown, bound: ReadonlySet<string>, found: Set<string>): void {
  if (Array.isArray(node)) {
    let known = bound;
    for (const each of node) {
      visitVariables(each, known, found);
      const name = boundBy(each);
      if (name !== undefined) known = new Set([...known, name]);
    }
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const { type, value, procedure, arguments: args, body, ...rest } = node as Node;
  if (type === 'variable' && typeof value === 'string' && !bound.has(value)) found.add(value);
  if (type === 'lambda') {
    const names = (args as readonly { value: string }[]).map(each => each.value);
    visitVariables(body, new Set([...bound, ...names]), found);
    return;
  }
  // What is called is a function, and no state can assign one.
  if ((procedure as Node | undefined)?.['type'] !== 'variable') visitVariables(procedure, bound, found);
  visitVariables(args, bound, found);
  const { lhs, ...others } = rest as Node;
  if (type !== 'bind') visitVariables(lhs, bound, found);
  for (const part of Object.values(others)) visitVariables(part, bound, found);
}

function boundBy(node: unknown): string | undefined {
  const { type, lhs } = (node ?? {}) as {
    readonly type?: string;
    readonly lhs?: { readonly value?: string };
  };
  return type === 'bind' ? lhs?.value : undefined;
}
