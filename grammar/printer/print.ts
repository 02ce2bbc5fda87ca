// syntax tree → text: `muc fmt`. It keeps every comment and the blank lines that part a text, and decides about all
// other space itself. What it prints is understood as the same tree, and printed again it stays as it is.
import type { Module } from '../syntax.ts';
import { Comments, dangling, type Printer } from './context.ts';
import { itemsOf, printDeclaration, printImport } from './declarations.ts';
import { type Doc, group, hardline, render } from './document.ts';
import { printExpression } from './expressions.ts';
import { parameters, pattern, propertyName } from './literals.ts';
import { level } from './precedence.ts';
import { lines, printBlock } from './statements.ts';
import { printType, typeArguments, typeParameters } from './types.ts';

const width = 100;

/** Prints a module that has no syntax errors. */
export function print(module: Module): string {
  const { text } = module.source;
  const p: Printer = {
    text,
    comments: new Comments(text, module.comments),
    expression: (node, least = level.sequence) => printExpression(p, node, least),
    pattern: node => pattern(p, node),
    type: node => printType(p, node),
    typeArguments: types => typeArguments(p, types),
    typeParameters: all => typeParameters(p, all),
    parameters: (all, end) => parameters(p, all, end),
    propertyName: name => propertyName(p, name),
    block: block => printBlock(p, block),
  };
  const items = itemsOf(module);
  const docs = lines(p, items, item =>
    item.kind === 'ImportDeclaration' ? printImport(p, item) : printDeclaration(p, item),
  );
  const last = items.at(-1)?.span.end ?? 0;
  const next = p.comments.peek(text.length)?.span.start ?? text.length;
  const blank = items.length > 0 && p.comments.blankBetween(last, next);
  const rest = dangling(p, text.length + 1, false);
  const between: Doc = items.length === 0 || rest === '' ? '' : [hardline, blank ? hardline : ''];
  const printed = render([docs, between, group(rest, true)], width).trimEnd();
  return printed === '' ? '' : `${printed}\n`;
}
