// syntax tree → text: `muc fmt`. It keeps every comment and the blank lines that part a text, and decides about all
// other space itself. What it prints is understood as the same tree, and printed again it stays as it is.
import type { Module } from '../syntax.ts';
import { Comments, type Printer } from './context.ts';
import { itemsOf, printDeclaration, printImport } from './declarations.ts';
import { render } from './document.ts';
import { printExpression } from './expressions.ts';
import { parameters, pattern, propertyName } from './literals.ts';
import { level } from './precedence.ts';
import { lines, printBlock, restLines } from './statements.ts';
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
  const rest = restLines(p, items.at(-1), text.length + 1);
  const printed = render([docs, rest], width).trimEnd();
  return printed === '' ? '' : `${printed}\n`;
}
