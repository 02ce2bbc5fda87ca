// Printing types.
import type * as s from '../syntax.ts';
import { braces, brackets, list, openedWide, type Printer, parens } from './context.ts';
import { type Doc, group, indent, join, line, softline } from './document.ts';

export function printType(p: Printer, node: s.TypeNode): Doc {
  return [p.comments.lead(node.span.start), typeDoc(p, node)];
}

function typeDoc(p: Printer, node: s.TypeNode): Doc {
  switch (node.kind) {
    case 'KeywordType':
      return node.keyword;
    case 'LiteralType':
      return literal(p, node);
    case 'ReferenceType':
      return [node.name.name, p.typeArguments(node.args)];
    case 'ArrayType':
      return [operand(p, node.element, 'postfix'), '[]'];
    case 'TupleType':
      return list(p, node.elements, each => tupleElement(p, each), {
        ...brackets,
        separator: ',',
        trailing: true,
        end: node.span.end,
      });
    case 'ObjectType':
      return objectType(p, node.members, node.span.start, node.span.end);
    case 'UnionType':
      return operators(p, node.types, '|', 'union');
    case 'IntersectionType':
      return operators(p, node.types, '&', 'intersection');
    case 'FunctionType':
      return functionType(p, node);
    case 'KeyofType':
      return ['keyof ', operand(p, node.type, 'prefix')];
    case 'ReadonlyType':
      return ['readonly ', operand(p, node.type, 'prefix')];
    case 'IndexedAccessType':
      return [operand(p, node.object, 'postfix'), '[', p.type(node.index), ']'];
    case 'TypeofType':
      return ['typeof ', p.expression(node.expression)];
    case 'PredicateType':
      return [node.parameter.name, ' is ', p.type(node.type)];
    case 'InvalidType':
      return p.text.slice(node.span.start, node.span.end);
    default:
      return node satisfies never;
  }
}

function literal(p: Printer, node: s.LiteralType): Doc {
  if (typeof node.value === 'string') return quote(p.text.slice(node.span.start, node.span.end));
  const raw = p.text.slice(node.span.start, node.span.end);
  return [
    p.comments.lead(node.span.end),
    /^-/.test(raw) ? `-${/\S+$/.exec(raw)?.[0].replace(/^-/, '')}` : raw,
  ];
}

/** A string as it was written, in double quotes. */
export function quote(raw: string): string {
  if (!raw.startsWith("'")) return raw;
  const inner = raw
    .slice(1, -1)
    .replace(/\\[\s\S]|"/g, part => (part === '"' ? '\\"' : part === "\\'" ? "'" : part));
  return `"${inner}"`;
}

type Position = 'union' | 'intersection' | 'prefix' | 'postfix';
const order: Readonly<Record<string, number>> = {
  FunctionType: 0,
  PredicateType: 0,
  UnionType: 1,
  IntersectionType: 2,
  KeyofType: 3,
  ReadonlyType: 3,
};
const least: Readonly<Record<Position, number>> = { union: 2, intersection: 3, prefix: 3, postfix: 4 };

function operand(p: Printer, node: s.TypeNode, position: Position): Doc {
  if ((order[node.kind] ?? 4) >= least[position]) return p.type(node);
  const lead = p.comments.lead(node.span.start);
  return [lead, '(', typeDoc(p, node), ')'];
}

function operators(p: Printer, types: readonly s.TypeNode[], sign: string, position: Position): Doc {
  const docs = types.map((type): Doc => [operand(p, type, position), p.comments.trail(type.span.end)]);
  const first = docs[0] as Doc;
  return group([first, indent(docs.slice(1).map(doc => [line, `${sign} `, doc]))]);
}

function tupleElement(p: Printer, element: s.TupleElement): Doc {
  const rest = element.rest ? '...' : '';
  if (element.label !== undefined) {
    return [rest, element.label.name, element.optional ? '?: ' : ': ', p.type(element.type)];
  }
  const type = element.optional ? operand(p, element.type, 'postfix') : p.type(element.type);
  return [rest, type, element.optional ? '?' : ''];
}

function functionType(p: Printer, node: s.FunctionType): Doc {
  const open = p.typeParameters(node.typeParameters, node.span.start);
  const parameters = functionParameters(p, node.parameters, node.result.span.start);
  return [open, parameters, ' => ', p.type(node.result)];
}

export function functionParameters(
  p: Printer,
  parameters: readonly s.TypeFunctionParameter[],
  end: number,
): Doc {
  const print = (each: s.TypeFunctionParameter): Doc => [
    each.rest ? '...' : '',
    each.name.name,
    each.optional ? '?: ' : ': ',
    p.type(each.type),
  ];
  const before = p.text.lastIndexOf(')', end - 1);
  const trailing = parameters.at(-1)?.rest !== true;
  return list(p, parameters, print, { ...parens, separator: ',', trailing, end: before });
}

/** Members between braces: `end` is the offset behind the closing one. */
export function objectType(p: Printer, members: readonly s.TypeMember[], open: number, end: number): Doc {
  return list(p, members, each => typeMember(p, each), {
    ...braces,
    separator: ';',
    trailing: true,
    end,
    broken: openedWide(p, open, members),
  });
}

function typeMember(p: Printer, node: s.TypeMember): Doc {
  switch (node.kind) {
    case 'PropertySignature': {
      const name = [
        node.readonly ? 'readonly ' : '',
        p.propertyName(node.name),
        node.optional ? '?: ' : ': ',
      ];
      return [name, p.type(node.type)];
    }
    case 'IndexSignature':
      return [
        node.readonly ? 'readonly [' : '[',
        node.parameter.name,
        ': ',
        p.type(node.key),
        ']: ',
        p.type(node.type),
      ];
    case 'MethodSignature': {
      const name = [p.propertyName(node.name), node.optional ? '?' : ''];
      const open = p.typeParameters(node.typeParameters, node.name.span.end);
      return [
        name,
        open,
        functionParameters(p, node.parameters, node.result.span.start),
        ': ',
        p.type(node.result),
      ];
    }
    default:
      return node satisfies never;
  }
}

export function typeArguments(p: Printer, types: readonly s.TypeNode[]): Doc {
  if (types.length === 0) return '';
  // `<<` would be read as one sign.
  const docs = types.map(
    (type, i): Doc =>
      i === 0 && type.kind === 'FunctionType' && type.typeParameters.length > 0
        ? ['(', p.type(type), ')']
        : p.type(type),
  );
  const only = types.length === 1 ? types[0] : undefined;
  if (only?.kind === 'KeywordType' || only?.kind === 'ReferenceType') return ['<', docs, '>'];
  return group(['<', indent([softline, join(docs, [',', line])]), softline, '>']);
}

export function typeParameters(p: Printer, parameters: readonly s.TypeParameter[]): Doc {
  if (parameters.length === 0) return '';
  const docs = parameters.map((each): Doc => {
    const lead = p.comments.lead(each.span.start);
    const constraint = each.constraint === undefined ? '' : [' extends ', p.type(each.constraint)];
    return [
      lead,
      each.name.name,
      constraint,
      each.default === undefined ? '' : [' = ', p.type(each.default)],
    ];
  });
  return group(['<', indent([softline, join(docs, [',', line])]), softline, '>']);
}
