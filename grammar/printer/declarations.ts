// Printing imports, declarations and members of services.
import type * as s from '../syntax.ts';
import { braces, list, type Printer } from './context.ts';
import { type Doc, group, hardline, ifBroken, indent, line, softline } from './document.ts';
import { closingParen, signature } from './literals.ts';
import { level } from './precedence.ts';
import { bodyLines, printBlock } from './statements.ts';
import { functionParameters, objectType, quote } from './types.ts';
import { printValue } from './values.ts';

export function printImport(p: Printer, node: s.ImportDeclaration): Doc {
  const names = list(p, node.names, importName, {
    ...braces,
    separator: ',',
    trailing: true,
    end: node.fromSpan.start,
  });
  return [node.typeOnly ? 'import type ' : 'import ', names, ' from ', raw(p, node.fromSpan), ';'];
}

function importName(node: s.ImportName): Doc {
  const word = node.typeOnly ? 'type ' : '';
  const { imported, local } = node;
  return imported.span.start === local.span.start
    ? `${word}${imported.name}`
    : `${word}${imported.name} as ${local.name}`;
}

function raw(p: Printer, span: { readonly start: number; readonly end: number }): string {
  return quote(p.text.slice(span.start, span.end));
}

export function printDeclaration(p: Printer, node: s.Declaration): Doc {
  const word = node.exported ? 'export ' : '';
  switch (node.kind) {
    case 'TypeDeclaration': {
      const name = [node.name.name, p.typeParameters(node.typeParameters, node.name.span.end)];
      return [word, 'type ', name, ' =', typeValue(p, node.type), ';'];
    }
    case 'InterfaceDeclaration':
      return [word, interfaceDoc(p, node)];
    case 'ConstDeclaration': {
      const name = [p.pattern(node.pattern), node.type === undefined ? '' : [': ', p.type(node.type)]];
      return [word, group(['const ', name, ' =', printValue(p, node.init)]), ';'];
    }
    case 'FunctionDeclaration': {
      const head = [node.async ? 'async function ' : 'function ', node.name.name];
      return [word, head, signature(p, node, node.name.span.end), ' ', printBlock(p, node.body)];
    }
    case 'ErrorDeclaration': {
      const open = p.text.indexOf('{', node.name.span.end);
      return [word, 'error ', node.name.name, ' ', objectType(p, node.fields, open, node.span.end)];
    }
    case 'ServiceDeclaration':
      return service(p, node, word);
    case 'ExternServiceDeclaration': {
      const head = ['extern service ', node.name.name, ' from ', raw(p, node.fromSpan), ' '];
      return [word, head, bodyLines(p, node.methods, node.span.end, each => externMethod(p, each))];
    }
    case 'InvariantDeclaration':
      return [word, invariant(p, node)];
    case 'AmbientDeclaration':
      return [word, ambient(p, node), ';'];
    case 'InvalidDeclaration':
      return p.text.slice(node.span.start, node.span.end);
    default:
      return node satisfies never;
  }
}

function ambient(p: Printer, { name, type, form }: s.AmbientDeclaration): Doc {
  if (form === 'const' || type.kind !== 'FunctionType')
    return ['declare const ', name.name, ': ', p.type(type)];
  const typeParameters = p.typeParameters(type.typeParameters, name.span.end);
  const parameters = functionParameters(p, type.parameters, closingParen(p, type.result.span.start));
  return ['declare function ', name.name, typeParameters, parameters, ': ', p.type(type.result)];
}

/** A union that does not fit stands below, one alternative on each line. */
function typeValue(p: Printer, type: s.TypeNode): Doc {
  if (type.kind !== 'UnionType') return [' ', p.type(type)];
  const docs = type.types.map((each): Doc => {
    const lead = p.comments.lead(each.span.start);
    const inner = each.kind === 'FunctionType' ? ['(', p.type(each), ')'] : p.type(each);
    return [lead, inner, p.comments.trail(each.span.end)];
  });
  const [first, ...others] = docs;
  const rest = others.map((doc): Doc => [line, '| ', doc]);
  return group(indent([ifBroken([line, '| '], ' '), first as Doc, rest]));
}

function interfaceDoc(p: Printer, node: s.InterfaceDeclaration): Doc {
  const name = [node.name.name, p.typeParameters(node.typeParameters, node.name.span.end)];
  const bases = node.extends.map(each => p.type(each));
  const extended =
    bases.length === 0 ? '' : [' extends ', bases.flatMap((doc, i) => (i === 0 ? [doc] : [', ', doc]))];
  return ['interface ', name, extended, ' ', p.type(node.body)];
}

function service(p: Printer, node: s.ServiceDeclaration, word: string): Doc {
  const decorators = printDecorators(p, node.decorators);
  const body = bodyLines(p, node.members, node.span.end, each => member(p, each));
  return [decorators, word, 'service ', node.name.name, ' ', body];
}

/** Each on its own line. */
function printDecorators(p: Printer, decorators: readonly s.Decorator[]): Doc {
  return decorators.map((each): Doc => {
    const lead = p.comments.leadLines(each.span.start);
    const called = p.text.slice(each.name.span.end, each.span.end).trim() !== '';
    const args = (): Doc =>
      list(p, each.args, arg => p.expression(arg, level.assignment), {
        open: '(',
        close: ')',
        pad: softline,
        separator: ',',
        trailing: false,
        end: each.span.end,
      });
    return [lead, '@', each.name.name, called ? args() : '', p.comments.trail(each.span.end), hardline];
  });
}

function member(p: Printer, node: s.ServiceMember): Doc {
  switch (node.kind) {
    case 'StateDeclaration': {
      const name = ['state ', node.name.name, ': ', p.type(node.type)];
      return [group([name, node.init === undefined ? '' : [' =', printValue(p, node.init)]]), ';'];
    }
    case 'InvariantDeclaration':
      return invariant(p, node);
    case 'MethodDeclaration': {
      const decorators = printDecorators(p, node.decorators);
      const words = `${node.private ? 'private ' : ''}${node.async ? 'async ' : ''}`;
      const head = [words, node.name.name, signature(p, node, node.name.span.end), ' '];
      return [decorators, head, printBlock(p, node.body), compensation(p, node.compensation)];
    }
    case 'InvalidDeclaration':
      return p.text.slice(node.span.start, node.span.end);
    default:
      return node satisfies never;
  }
}

function compensation(p: Printer, block: s.Block | undefined): Doc {
  return block === undefined ? '' : [' compensate ', printBlock(p, block)];
}

function invariant(p: Printer, node: s.InvariantDeclaration): Doc {
  const before = p.text.slice(node.span.start, node.condition.span.start);
  const [raw] = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'/.exec(before) ?? [''];
  const title = quote(raw);
  return group(['invariant ', title, ':', printValue(p, node.condition), ';']);
}

function externMethod(p: Printer, node: s.ExternMethod): Doc {
  const decorators = printDecorators(p, node.decorators);
  const parameters = p.parameters(node.parameters, closingParen(p, node.result.span.start));
  const head = [node.name.name, parameters, ': ', p.type(node.result)];
  if (node.compensation === undefined) return [decorators, head, ';'];
  return [decorators, head, compensation(p, node.compensation)];
}

export function itemsOf(module: s.Module): readonly (s.ImportDeclaration | s.Declaration)[] {
  const items = [...module.imports, ...module.declarations];
  return items.sort((a, b) => a.span.start - b.span.start);
}
