// concrete tree → syntax tree: puts the parts of the builder together, and finds doc comments.
import type { CstNode } from 'chevrotain';
import { type Diagnostic, report } from '../diagnostic.ts';
import type { Source } from '../source.ts';
import type * as s from '../syntax.ts';
import { type Builder, nodes, startOf } from './concrete.ts';
import { moduleItems } from './declarations.ts';
import { buildArgs, buildExpression, buildOperand, buildSequence } from './expressions.ts';
import { buildPropertyName } from './objects.ts';
import { buildPattern, buildSignature, declarators } from './patterns.ts';
import { buildBlock, functionParts } from './statements.ts';
import { buildType, typeParameters } from './types.ts';

export interface Concrete {
  readonly tree: CstNode;
  readonly comments: readonly s.Comment[];
  /** Where the units begin that the parser gave up. */
  readonly broken: ReadonlySet<number>;
}

export function buildModule(
  source: Source,
  concrete: Concrete,
): { module: s.Module; diagnostics: readonly Diagnostic[] } {
  const found: Diagnostic[] = [];
  const b: Builder = {
    found,
    report: (problem, args, span) => found.push(report(problem, args, span)),
    span: (start, end) => ({ path: source.path, start, end }),
    isBroken: node => concrete.broken.has(startOf(node)),
    docBefore: node => docBefore(source, concrete.comments, startOf(node)),
    type: node => buildType(b, node),
    typeArguments: node => (node === undefined ? [] : nodes(node, 'type').map(b.type)),
    typeParameters: node => typeParameters(b, node),
    expression: node => buildExpression(b, node),
    sequence: node => buildSequence(b, node),
    operand: node => buildOperand(b, node).node,
    args: node => buildArgs(b, node),
    pattern: node => buildPattern(b, node),
    declarators: node => declarators(b, node),
    signature: node => buildSignature(b, node),
    propertyName: node => buildPropertyName(b, node),
    block: node => buildBlock(b, node),
    functionParts: node => functionParts(b, node),
  };
  const { imports, declarations } = moduleItems(b, concrete.tree);
  const span = b.span(0, source.text.length);
  const module: s.Module = {
    kind: 'Module',
    span,
    source,
    imports,
    declarations,
    comments: concrete.comments,
  };
  return { module, diagnostics: found };
}

/** The text of the last doc comment before `offset` if only space and other comments stand between them. */
function docBefore(source: Source, comments: readonly s.Comment[], offset: number): string | undefined {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle] as s.Comment).span.end <= offset) low = middle + 1;
    else high = middle;
  }
  let until = offset;
  for (let i = low - 1; i >= 0; i--) {
    const comment = comments[i] as s.Comment;
    if (source.text.slice(comment.span.end, until).trim() !== '') return undefined;
    if (comment.form === 'doc') return docText(comment.text);
    until = comment.span.start;
  }
  return undefined;
}

function docText(text: string): string {
  return text
    .slice(3, -2)
    .split('\n')
    .map((line, i) => (i === 0 ? line.trim() : line.replace(/^\s*\* ?/, '').trimEnd()))
    .join('\n')
    .trim();
}
