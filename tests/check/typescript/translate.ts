// A mu program as a TypeScript one, line by line: a service becomes a class and a constant whose methods give promises,
// a stored collection a property of an interface with mu's methods, an error a class, a transaction a block.

import { forEachChild, type Node, type Span } from '../../../grammar/index.ts';
import type {
  Declaration,
  ErrorDeclaration,
  ExternServiceDeclaration,
  MethodDeclaration,
  Module,
  ServiceDeclaration,
  StateDeclaration,
  TypeNode,
} from '../../../grammar/syntax.ts';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const collections: ReadonlySet<string> = new Set(['Map', 'Set', 'List', 'Counter']);

export function translate(module: Module): string {
  const { text } = module.source;
  const edits: Edit[] = [];
  for (const declaration of module.declarations) edits.push(...translateDeclaration(declaration, text));
  const visit = (node: Node): void => {
    if (node.kind === 'TransactionStatement' || node.kind === 'SagaStatement') {
      edits.push({ start: node.span.start, end: node.body.span.start, text: '' });
    }
    forEachChild(node, visit);
  };
  visit(module);
  edits.sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = 0;
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return `${result + text.slice(at)}\nexport {};\n`;
}

function translateDeclaration(node: Declaration, text: string): readonly Edit[] {
  switch (node.kind) {
    case 'ServiceDeclaration':
      return translateService(node, text);
    case 'ErrorDeclaration':
      return [translateError(node, text)];
    case 'ExternServiceDeclaration':
      return [translateExtern(node, text)];
    case 'InvariantDeclaration':
      return [blank(node.span, text)];
    default:
      return [];
  }
}

/** Nothing, on as many lines. */
function blank({ start, end }: Pick<Span, 'start' | 'end'>, text: string): Edit {
  return { start, end, text: text.slice(start, end).replace(/[^\n]/g, '') };
}

function replaceBefore(node: { span: Span; name: { span: Span } }, text: string, by: string): Edit {
  const head = text.slice(node.span.start, node.name.span.start);
  return {
    start: node.span.start,
    end: node.name.span.start,
    text: head.replace(/(?:^|\b)(?:service|state|error)\s+$/, by),
  };
}

function translateService(node: ServiceDeclaration, text: string): readonly Edit[] {
  const name = node.name.name;
  const edits: Edit[] = [
    replaceBefore(node, text, 'class '),
    { start: node.name.span.end, end: node.name.span.end, text: '$' },
    { start: node.span.end, end: node.span.end, text: ` declare const ${name}: Remote<${name}$>;` },
  ];
  for (const member of node.members) {
    if (member.kind === 'StateDeclaration') edits.push(...translateState(member, text));
    if (member.kind === 'InvariantDeclaration') edits.push(blank(member.span, text));
    if (member.kind === 'MethodDeclaration') edits.push(...translateMethod(member, text));
  }
  return edits;
}

function translateState(node: StateDeclaration, text: string): readonly Edit[] {
  const { type } = node;
  const collection = type.kind === 'ReferenceType' && collections.has(type.name.name);
  const before = replaceBefore(node, text, collection ? 'declare readonly ' : '');
  return collection ? [before, prefixed(type, 'Stored')] : [before];
}

function prefixed(node: TypeNode, prefix: string): Edit {
  return { start: node.span.start, end: node.span.start, text: prefix };
}

function translateMethod(node: MethodDeclaration, text: string): readonly Edit[] {
  const { compensation } = node;
  const edits = node.decorators.map(decorator => blank(decorator.span, text));
  if (compensation !== undefined) {
    edits.push(blank({ start: node.body.span.end, end: compensation.span.end }, text));
  }
  return edits;
}

/** The fields keep their lines; the constructor that takes them stands behind them. */
function translateError(node: ErrorDeclaration, text: string): Edit {
  const name = node.name.name;
  const { start, end } = node.span;
  const written = text.slice(node.name.span.end, end);
  const exported = node.exported ? 'export ' : '';
  const fields = written.slice(written.indexOf('{') + 1, written.lastIndexOf('}'));
  if (node.fields.length === 0) {
    return {
      start,
      end,
      text: `${exported}class ${name} extends MuError { declare readonly name: "${name}"; }`,
    };
  }
  const all = `{${fields.replace(/\/\/.*/g, '').replace(/\s*\n\s*/g, ' ')}}`;
  const required = node.fields.some(field => field.kind === 'PropertySignature' && !field.optional);
  let declared = written.slice(written.indexOf('{') + 1, written.lastIndexOf('}'));
  const offset = node.name.span.end + written.indexOf('{') + 1;
  for (const field of [...node.fields].reverse()) {
    const at = field.span.start - offset;
    declared = `${declared.slice(0, at)}declare readonly ${declared.slice(at)}`;
  }
  const head = `${exported}class ${name} extends MuError { declare readonly name: "${name}";`;
  const tail = `; constructor(fields${required ? '' : '?'}: ${all}) { super(); void fields; } }`;
  return { start, end, text: `${head}${declared.replaceAll(',', ';')}${tail}` };
}

function translateExtern(node: ExternServiceDeclaration, text: string): Edit {
  const { start, end } = node.span;
  const written = text.slice(node.fromSpan.end, end);
  return { start, end, text: `declare const ${node.name.name}: ${written}` };
}
