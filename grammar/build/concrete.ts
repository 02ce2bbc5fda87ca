// Reading the concrete tree: its children by name, and the spans of its nodes.
import type { CstNode, IToken } from 'chevrotain';
import { longestChain, TooDeep } from '../depth.ts';
import type { Diagnostic, Problem } from '../diagnostic.ts';
import type { Span } from '../source.ts';
import type * as s from '../syntax.ts';

/** What the parts of the tree builder need of each other; assembled in build.ts. */
export interface Builder {
  readonly found: Diagnostic[];
  report<A>(problem: Problem<A>, args: A, span: Span): void;
  span(start: number, end: number): Span;
  isBroken(node: CstNode): boolean;
  docBefore(node: CstNode): string | undefined;
  type(node: CstNode): s.TypeNode;
  typeArguments(node: CstNode | undefined): readonly s.TypeNode[];
  typeParameters(node: CstNode | undefined): readonly s.TypeParameter[];
  expression(node: CstNode): s.Expression;
  sequence(node: CstNode): s.Expression;
  operand(node: CstNode): s.Expression;
  args(node: CstNode | undefined): readonly (s.Expression | s.SpreadElement)[];
  pattern(node: CstNode): s.Pattern;
  declarators(node: CstNode): readonly s.VariableDeclarator[];
  signature(node: CstNode): Signature;
  propertyName(node: CstNode): s.PropertyName | s.Expression;
  block(node: CstNode): s.Block;
  functionParts(node: CstNode): FunctionParts;
}

export interface Signature {
  readonly typeParameters: readonly s.TypeParameter[];
  readonly parameters: readonly s.Parameter[];
  readonly result: s.TypeNode | undefined;
}
export interface FunctionParts extends Signature {
  readonly async: boolean;
  readonly body: s.Block;
}

export function nodes(node: CstNode, name: string): readonly CstNode[] {
  return (node.children[name] as CstNode[] | undefined) ?? [];
}
export function node(parent: CstNode, name: string): CstNode | undefined {
  return parent.children[name]?.[0] as CstNode | undefined;
}
export function tokens(node: CstNode, name: string): readonly IToken[] {
  return (node.children[name] as IToken[] | undefined) ?? [];
}
export function token(node: CstNode, name: string): IToken | undefined {
  return node.children[name]?.[0] as IToken | undefined;
}
export function has(node: CstNode, name: string): boolean {
  return node.children[name] !== undefined;
}

export function startOf(node: CstNode): number {
  return node.location?.startOffset ?? 0;
}
export function endOf(node: CstNode): number {
  return (node.location?.endOffset ?? -1) + 1;
}
export function tokenEnd(token: IToken): number {
  return token.startOffset + token.image.length;
}
export function nodeSpan(b: Builder, node: CstNode): Span {
  const start = startOf(node);
  return b.span(start, Math.max(start, endOf(node)));
}
export function tokenSpan(b: Builder, token: IToken): Span {
  return b.span(token.startOffset, tokenEnd(token));
}

export function identifier(b: Builder, token: IToken): s.Identifier {
  return { kind: 'Identifier', span: tokenSpan(b, token), name: token.image };
}

/** Refuses a chain that would make the tree too deep; `links` are its signs. */
export function checkChain(links: readonly IToken[]): void {
  const far = links[longestChain];
  if (far !== undefined) throw new TooDeep(far);
}
