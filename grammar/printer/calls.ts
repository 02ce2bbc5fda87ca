// Printing calls and chains of members. A function or an object as the last argument keeps its own shape:
// `f(a, x => {` … `})`; a long chain of calls breaks before each dot.
import type * as s from '../syntax.ts';
import { list, type Printer, parens } from './context.ts';
import { type Doc, group, indent, mustBreak, render, softline } from './document.ts';
import { level } from './precedence.ts';

type Chained = s.CallExpression | s.MemberExpression | s.IndexExpression | s.NonNullExpression;

export function callSuffix(p: Printer, node: Chained): Doc {
  const links: Chained[] = [];
  let head: s.Expression = node;
  while (isChained(head)) {
    links.unshift(head);
    head = inner(head);
  }
  const first = printHead(p, head, links[0] as Chained);
  const docs = links.map(link => ({ link, doc: printLink(p, link) }));
  const calls = links.filter(link => link.kind === 'CallExpression').length;
  if (calls < 3) return [first, docs.map(each => each.doc)];
  const start = chainStart(docs.map(each => each.link));
  const rest = docs
    .slice(start)
    .map(({ link, doc }): Doc => (link.kind === 'MemberExpression' ? [softline, doc] : doc));
  return group([first, docs.slice(0, start).map(each => each.doc), indent(rest)]);
}

/** The first link that is a member called: what comes before stays on the first line. */
function chainStart(links: readonly Chained[]): number {
  for (let i = 0; i < links.length - 1; i++) {
    if (links[i]?.kind === 'MemberExpression' && links[i + 1]?.kind === 'CallExpression') return i;
  }
  return links.length;
}

function isChained(node: s.Expression): node is Chained {
  return (
    node.kind === 'CallExpression' ||
    node.kind === 'MemberExpression' ||
    node.kind === 'IndexExpression' ||
    node.kind === 'NonNullExpression'
  );
}

function inner(node: Chained): s.Expression {
  if (node.kind === 'CallExpression') return node.callee;
  return node.kind === 'NonNullExpression' ? node.expression : node.object;
}

function printHead(p: Printer, head: s.Expression, next: Chained): Doc {
  const number = head.kind === 'NumberLiteral' && next.kind === 'MemberExpression';
  const called = head.kind === 'FunctionExpression' && next.kind === 'CallExpression';
  return p.expression(head, number || called ? level.primary + 1 : level.call);
}

function printLink(p: Printer, link: Chained): Doc {
  switch (link.kind) {
    case 'MemberExpression':
      return [p.comments.lead(link.property.span.start), link.optional ? '?.' : '.', link.property.name];
    case 'IndexExpression':
      return [link.optional ? '?.[' : '[', p.expression(link.index, level.sequence), ']'];
    case 'NonNullExpression':
      return '!';
    case 'CallExpression': {
      const types = p.typeArguments(link.typeArguments);
      return [link.optional ? '?.' : '', types, printArgs(p, link.args, link.span.end)];
    }
    default:
      return link satisfies never;
  }
}

type Argument = s.Expression | s.SpreadElement;

export function printArgs(p: Printer, args: readonly Argument[], end: number): Doc {
  const last = args.at(-1);
  if (last !== undefined && hugs(last) && p.comments.peek(last.span.start) === undefined) {
    const before = args.slice(0, -1).map(each => argument(p, each));
    const short =
      before.every(doc => !mustBreak(doc)) && render(before, Number.POSITIVE_INFINITY).length < 60;
    const doc = argument(p, last);
    const quiet = p.comments.peek(end) === undefined;
    if (short && quiet) return ['(', before.flatMap(each => [each, ', ']), doc, ')'];
    return list(p, args, each => (each === last ? doc : (before[args.indexOf(each)] as Doc)), shape(end));
  }
  return list(p, args, each => argument(p, each), shape(end));
}

function shape(end: number): Parameters<typeof list>[3] {
  return { ...parens, separator: ',', trailing: true, end };
}

function argument(p: Printer, node: Argument): Doc {
  if (node.kind === 'SpreadElement') return ['...', p.expression(node.argument, level.assignment)];
  return p.expression(node, level.assignment);
}

function hugs(node: Argument): boolean {
  switch (node.kind) {
    case 'ArrowFunction':
      return node.body.kind === 'Block' || hugs(node.body) || node.body.kind === 'CallExpression';
    case 'FunctionExpression':
    case 'ObjectLiteral':
    case 'ArrayLiteral':
    case 'TemplateLiteral':
      return true;
    default:
      return false;
  }
}
