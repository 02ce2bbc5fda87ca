// The children of a node, in the order of the tree. Whatever is an object with a `kind` inside of a node is a child:
// so no kind can be forgotten here when the syntax grows. Tuple elements and the parameters of function types, which
// have no `kind`, are passed through to what they hold.
import type * as s from './syntax.ts';

export type Node =
  | s.Module
  | s.ImportDeclaration
  | s.ImportName
  | s.Declaration
  | s.ServiceMember
  | s.ExternMethod
  | s.Decorator
  | s.Statement
  | s.VariableDeclarator
  | s.SwitchCase
  | s.Expression
  | s.SpreadElement
  | s.ObjectMember
  | s.Parameter
  | s.Pattern
  | s.PatternProperty
  | s.ComputedKey
  | s.PatternElement
  | s.TypeNode
  | s.TypeMember
  | s.TypeParameter
  | s.PropertyName;

/** Fields that hold no nodes, or hold what is no child: the source text, comments, places. */
const leaves: ReadonlySet<string> = new Set(['span', 'fromSpan', 'source', 'comments', 'parts']);

export function forEachChild(node: Node, visit: (child: Node) => void): void {
  for (const [key, value] of Object.entries(node)) {
    if (!leaves.has(key)) visitValue(value, visit);
  }
}

function visitValue(value: unknown, visit: (child: Node) => void): void {
  if (Array.isArray(value)) {
    for (const each of value) visitValue(each, visit);
  } else if (typeof value === 'object' && value !== null) {
    if ('kind' in value) visit(value as Node);
    else for (const [key, inner] of Object.entries(value)) if (!leaves.has(key)) visitValue(inner, visit);
  }
}
