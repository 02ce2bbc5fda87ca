// What generated code mentions.
import type * as js from 'estree';

/** All names that generated code mentions, keys and properties left out. */
export function namesIn(root: js.Node): Set<string> {
  const found = new Set<string>();
  const visit = (node: js.Node): void => {
    if (node.type === 'Identifier') found.add(node.name);
    for (const [key, value] of Object.entries(node)) {
      if (key === 'loc' || isLabel(node, key)) continue;
      if (Array.isArray(value)) for (const item of value) isNode(item) && visit(item);
      else if (isNode(value)) visit(value);
    }
  };
  visit(root);
  return found;
}

/** Whether generated code assigns a name somewhere. */
export function assigns(root: js.Node, name: string): boolean {
  if (root.type === 'AssignmentExpression' && namesIn(root.left).has(name)) return true;
  if (root.type === 'UpdateExpression' && namesIn(root.argument).has(name)) return true;
  if ((root.type === 'ForOfStatement' || root.type === 'ForInStatement') && namesIn(root.left).has(name))
    return true;
  return Object.entries(root).some(([key, value]) => {
    if (key === 'loc') return false;
    return Array.isArray(value)
      ? value.some(item => isNode(item) && assigns(item, name))
      : isNode(value) && assigns(value, name);
  });
}

export function isNode(value: unknown): value is js.Node {
  return (
    typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
  );
}

function isLabel(node: js.Node, key: string): boolean {
  if (node.type === 'MemberExpression') return key === 'property' && !node.computed;
  if (node.type === 'Property') return key === 'key' && !node.computed;
  return key === 'label';
}
