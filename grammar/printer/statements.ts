// Printing statements.
import type * as s from '../syntax.ts';
import type { Printer } from './context.ts';
import { type Doc, group, hardline, indent, line, softline } from './document.ts';
import { signature } from './literals.ts';
import { firstOffset, level } from './precedence.ts';
import { printStatementExpression, printValue } from './values.ts';

export function printBlock(p: Printer, node: s.Block): Doc {
  const lead = p.comments.lead(node.span.start);
  return [lead, bodyLines(p, node.statements, node.span.end, each => printStatement(p, each))];
}

interface Placed {
  readonly span: { readonly start: number; readonly end: number };
}

/** Things in braces, each on its own line, with the blank lines and comments between them. */
export function bodyLines<T extends Placed>(
  p: Printer,
  items: readonly T[],
  end: number,
  print: (item: T) => Doc,
): Doc {
  const docs = lines(p, items, print);
  const rest = restLines(p, items.at(-1), end);
  if (items.length === 0 && rest.length === 0) return '{}';
  return ['{', indent([hardline, docs, rest]), hardline, '}'];
}

/** The comments behind the last thing, on lines of their own. */
export function restLines(p: Printer, last: Placed | undefined, end: number): readonly Doc[] {
  const first = p.comments.peek(end)?.span.start;
  if (first === undefined) return [];
  const blank = last !== undefined && p.comments.blankBetween(last.span.end, first);
  return [last === undefined ? '' : hardline, blank ? hardline : '', ...p.comments.rest(end)];
}

/** Things one below the other. */
export function lines<T extends Placed>(p: Printer, items: readonly T[], print: (item: T) => Doc): Doc {
  return items.map((item, i): Doc => {
    const previous = items[i - 1];
    const first = p.comments.peek(item.span.start)?.span.start ?? item.span.start;
    const blank = previous !== undefined && p.comments.blankBetween(previous.span.end, first);
    const lead = p.comments.leadLines(item.span.start);
    const doc = print(item);
    const trail = p.comments.trail(item.span.end);
    return [i === 0 ? '' : hardline, blank ? hardline : '', lead, doc, trail];
  });
}

export function printStatement(p: Printer, node: s.Statement): Doc {
  const lead = p.comments.lead(node.span.start);
  return [lead, statementDoc(p, node)];
}

function statementDoc(p: Printer, node: s.Statement): Doc {
  switch (node.kind) {
    case 'Block':
      return printBlock(p, node);
    case 'VariableStatement':
      return [variables(p, node), ';'];
    case 'ExpressionStatement':
      return [printStatementExpression(p, node.expression), ';'];
    case 'ReturnStatement':
      return node.value === undefined ? 'return;' : ['return ', jumpValue(p, node.value), ';'];
    case 'ThrowStatement':
      return ['throw ', jumpValue(p, node.value), ';'];
    case 'BreakStatement':
      return node.label === undefined ? 'break;' : `break ${node.label.name};`;
    case 'ContinueStatement':
      return node.label === undefined ? 'continue;' : `continue ${node.label.name};`;
    case 'EmptyStatement':
      return ';';
    case 'LabeledStatement':
      return [node.label.name, ': ', printStatement(p, node.body)];
    case 'LocalFunction': {
      const word = node.async ? 'async function ' : 'function ';
      return [word, node.name.name, signature(p, node, node.name.span.end), ' ', printBlock(p, node.body)];
    }
    case 'InvalidStatement':
      return p.text.slice(node.span.start, node.span.end);
    case 'IfStatement':
      return ifStatement(p, node);
    case 'TryStatement':
      return tryStatement(p, node);
    case 'TransactionStatement': {
      const body = printBlock(p, node.body);
      const undo = node.compensation === undefined ? '' : [' compensate ', printBlock(p, node.compensation)];
      return ['transaction ', body, undo];
    }
    case 'SagaStatement':
      return ['saga ', printBlock(p, node.body)];
    default:
      return loop(p, node);
  }
}

/** A value behind `return` begins in the same line: in parentheses if a comment before it ends the line. */
function jumpValue(p: Printer, value: s.Expression): Doc {
  const comment = p.comments.peek(firstOffset(value));
  const breaks = comment !== undefined && (comment.form === 'line' || comment.text.includes('\n'));
  const doc = p.expression(value, level.sequence);
  return breaks ? ['(', indent([hardline, doc]), hardline, ')'] : doc;
}

type Loop =
  | s.ForStatement
  | s.ForOfStatement
  | s.ForInStatement
  | s.WhileStatement
  | s.DoWhileStatement
  | s.SwitchStatement;

function loop(p: Printer, node: Loop): Doc {
  switch (node.kind) {
    case 'ForStatement':
      return forStatement(p, node);
    case 'ForOfStatement': {
      const target = [keyword(node.keyword), p.pattern(node.pattern)];
      const over = p.expression(node.iterable, level.assignment);
      return [node.await ? 'for await (' : 'for (', target, ' of ', over, ')', body(p, node.body)];
    }
    case 'ForInStatement': {
      const target = [keyword(node.keyword), p.pattern(node.pattern)];
      return ['for (', target, ' in ', p.expression(node.object, level.sequence), ')', body(p, node.body)];
    }
    case 'WhileStatement':
      return ['while ', condition(p, node.test), body(p, node.body)];
    case 'DoWhileStatement': {
      const inner = body(p, node.body);
      const separator = node.body.kind === 'Block' ? ' ' : hardline;
      return ['do', inner, separator, 'while ', condition(p, node.test), ';'];
    }
    case 'SwitchStatement':
      return switchStatement(p, node);
    default:
      return node satisfies never;
  }
}

function keyword(word: 'let' | 'const' | undefined): string {
  return word === undefined ? '' : `${word} `;
}

function condition(p: Printer, test: s.Expression): Doc {
  return group(['(', indent([softline, p.expression(test, level.sequence)]), softline, ')']);
}

/** The body of an `if` or a loop: on the same line, or indented on the next. */
function body(p: Printer, node: s.Statement): Doc {
  if (node.kind === 'Block') return [' ', printBlock(p, node)];
  if (node.kind === 'EmptyStatement') return ';';
  return group(indent([line, printStatement(p, node)]));
}

export function variables(p: Printer, node: s.VariableStatement): Doc {
  const docs = node.declarations.map(each => declarator(p, each));
  const [first, ...rest] = docs;
  const more = rest.map((doc): Doc => [',', line, doc]);
  if (rest.length === 0) return group([`${node.keyword} `, first as Doc]);
  return group(indent([`${node.keyword} `, first as Doc, more]));
}

function declarator(p: Printer, node: s.VariableDeclarator): Doc {
  const lead = p.comments.lead(node.span.start);
  const name = [p.pattern(node.pattern), node.type === undefined ? '' : [': ', p.type(node.type)]];
  return [lead, name, node.init === undefined ? '' : [' =', printValue(p, node.init)]];
}

function ifStatement(p: Printer, node: s.IfStatement): Doc {
  const head = ['if ', condition(p, node.test), body(p, node.consequent)];
  if (node.alternate === undefined) return head;
  const trail = p.comments.trail(node.consequent.span.end);
  const comments = p.comments.peek(node.alternate.span.start) !== undefined;
  const onLine = node.consequent.kind === 'Block' && !comments && trail.length === 0 ? ' ' : hardline;
  const lead = p.comments.leadLines(node.alternate.span.start);
  if (node.alternate.kind === 'IfStatement')
    return [head, trail, onLine, lead, 'else ', ifStatement(p, node.alternate)];
  return [head, trail, onLine, lead, 'else', body(p, node.alternate)];
}

function forStatement(p: Printer, node: s.ForStatement): Doc {
  const init =
    node.init === undefined
      ? ''
      : node.init.kind === 'VariableStatement'
        ? variables(p, node.init)
        : p.expression(node.init, level.sequence);
  const test = node.test === undefined ? '' : [line, p.expression(node.test, level.sequence)];
  const update = node.update === undefined ? '' : [line, p.expression(node.update, level.sequence)];
  const head = group(['(', indent([softline, init, ';', test, ';', update]), softline, ')']);
  return ['for ', head, body(p, node.body)];
}

function switchStatement(p: Printer, node: s.SwitchStatement): Doc {
  const head = ['switch ', condition(p, node.subject), ' '];
  return [head, bodyLines(p, node.cases, node.span.end, each => switchCase(p, each))];
}

function switchCase(p: Printer, node: s.SwitchCase): Doc {
  const head = node.test === undefined ? 'default:' : ['case ', p.expression(node.test, level.sequence), ':'];
  const trail = p.comments.trail(node.test?.span.end ?? node.span.start + 'default'.length);
  const only = node.body[0];
  if (only === undefined) return [head, trail];
  if (only.kind === 'Block' && node.body.length === 1) return [head, trail, ' ', printStatement(p, only)];
  return [head, trail, indent([hardline, lines(p, node.body, each => printStatement(p, each))])];
}

function tryStatement(p: Printer, node: s.TryStatement): Doc {
  const block = printBlock(p, node.block);
  const parameter = node.parameter === undefined ? '' : ['(', p.pattern(node.parameter), ') '];
  const handler = node.handler === undefined ? '' : [' catch ', parameter, printBlock(p, node.handler)];
  const finalizer = node.finalizer === undefined ? '' : [' finally ', printBlock(p, node.finalizer)];
  return ['try ', block, handler, finalizer];
}
