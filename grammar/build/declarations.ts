// Modules, declarations and members from the concrete tree.
import type { CstNode, IToken } from 'chevrotain';
import { grammarProblems as problems } from '../problems.ts';
import type * as s from '../syntax.ts';
import {
  type Builder,
  has,
  identifier,
  node,
  nodeSpan,
  nodes,
  startOf,
  token,
  tokenSpan,
  tokens,
} from './concrete.ts';
import { stringValue } from './literals.ts';
import { decorator, invariant, membersOf, methodsOf, refuseDecorators } from './members.ts';
import { functionType, objectType, typeOperand } from './types.ts';

export function importDeclaration(b: Builder, cst: CstNode): s.ImportDeclaration {
  const from = token(cst, 'String') as IToken;
  return {
    kind: 'ImportDeclaration',
    span: nodeSpan(b, cst),
    typeOnly: has(cst, 'typeWord'),
    names: nodes(cst, 'importName').map(name => importName(b, name)),
    from: stringValue(b, from),
    fromSpan: tokenSpan(b, from),
  };
}

function importName(b: Builder, cst: CstNode): s.ImportName {
  const [imported, local] = tokens(cst, 'name') as [IToken, IToken | undefined];
  const bound = local ?? imported;
  const type = bound.tokenType;
  if (type.name !== 'Identifier' && !type.CATEGORIES?.some(category => category.name === 'Identifier')) {
    const found = `\`${bound.image}\``;
    b.report(problems.expectedName, { what: 'a name', found, reserved: true }, tokenSpan(b, bound));
  }
  return {
    kind: 'ImportName',
    span: nodeSpan(b, cst),
    imported: identifier(b, imported),
    local: identifier(b, bound),
    typeOnly: has(cst, 'typeWord'),
  };
}

interface Common {
  readonly span: s.Module['span'];
  readonly exported: boolean;
  readonly doc: string | undefined;
}

/** Usually one; a list of constants gives one for each. */
export function declarations(b: Builder, cst: CstNode): readonly s.Declaration[] {
  const common: Common = {
    span: nodeSpan(b, cst),
    exported: has(cst, 'exportWord'),
    doc: b.docBefore(cst),
  };
  const decorators = nodes(cst, 'decorator').map(each => decorator(b, each));
  if (!has(cst, 'serviceDeclaration')) refuseDecorators(b, decorators, 'this declaration');
  for (const [name, build] of Object.entries(builders)) {
    const inner = node(cst, name);
    if (inner !== undefined) return build(b, inner, common, decorators);
  }
  return [{ kind: 'InvalidDeclaration', ...common }];
}

type Build = (
  b: Builder,
  cst: CstNode,
  common: Common,
  decorators: readonly s.Decorator[],
) => readonly s.Declaration[];

const builders: Readonly<Record<string, Build>> = {
  typeDeclaration: (b, cst, common) => [
    {
      kind: 'TypeDeclaration',
      ...common,
      name: nameOf(b, cst),
      typeParameters: b.typeParameters(node(cst, 'typeParameters')),
      type: b.type(node(cst, 'type') as CstNode),
    },
  ],
  interfaceDeclaration: (b, cst, common) => [
    {
      kind: 'InterfaceDeclaration',
      ...common,
      name: nameOf(b, cst),
      typeParameters: b.typeParameters(node(cst, 'typeParameters')),
      extends: nodes(cst, 'extended').flatMap(each => extended(b, each)),
      body: objectType(b, node(cst, 'objectType') as CstNode),
    },
  ],
  constDeclaration: (b, cst, common) => constants(b, cst, common),
  functionDeclaration: (b, cst, common) => [
    { kind: 'FunctionDeclaration', ...common, name: nameOf(b, cst), ...b.functionParts(cst) },
  ],
  errorDeclaration: (b, cst, common) => [
    {
      kind: 'ErrorDeclaration',
      ...common,
      name: nameOf(b, cst),
      fields: objectType(b, node(cst, 'objectType') as CstNode).members,
    },
  ],
  serviceDeclaration: (b, cst, common, decorators) => [
    {
      kind: 'ServiceDeclaration',
      ...common,
      name: nameOf(b, cst),
      members: membersOf(b, node(cst, 'members') as CstNode),
      decorators,
    },
  ],
  externDeclaration: (b, cst, common) => {
    const from = token(cst, 'String') as IToken;
    return [
      {
        kind: 'ExternServiceDeclaration',
        ...common,
        name: nameOf(b, cst),
        from: stringValue(b, from),
        fromSpan: tokenSpan(b, from),
        methods: methodsOf(b, node(cst, 'members') as CstNode),
      },
    ];
  },
  ambientDeclaration: (b, cst, common) => [ambient(b, cst, common)],
  invariant: (b, cst, common) => [{ ...invariant(b, cst), ...common }],
};

function ambient(b: Builder, cst: CstNode, common: Common): s.AmbientDeclaration {
  const form = has(cst, 'constWord') ? 'const' : 'function';
  const name = nameOf(b, cst);
  if (form === 'const')
    return { kind: 'AmbientDeclaration', ...common, form, name, type: b.type(node(cst, 'type') as CstNode) };
  const type = functionType(b, cst);
  const span = b.span(name.span.end, type.result.span.end);
  return { kind: 'AmbientDeclaration', ...common, form, name, type: { ...type, span } };
}

function nameOf(b: Builder, cst: CstNode): s.Identifier {
  return identifier(b, token(cst, 'Identifier') as IToken);
}

function extended(b: Builder, cst: CstNode): readonly s.ReferenceType[] {
  const type = typeOperand(b, cst);
  if (type.kind === 'ReferenceType') return [type];
  b.report(
    problems.expectedName,
    { what: 'the name of an interface', found: 'another type', reserved: false },
    type.span,
  );
  return [];
}

function constants(b: Builder, cst: CstNode, common: Common): readonly s.Declaration[] {
  const all = b.declarators(cst);
  return all.map((declarator, i): s.ConstDeclaration => {
    const { pattern, type, init } = declarator;
    if (init === undefined) {
      const what = pattern.kind === 'Identifier' ? `The constant \`${pattern.name}\`` : 'A pattern';
      b.report(problems.missingInitializer, { what }, pattern.span);
    }
    return {
      kind: 'ConstDeclaration',
      ...common,
      doc: i === 0 ? common.doc : undefined,
      span: all.length === 1 ? common.span : declarator.span,
      pattern,
      type,
      init: init ?? { kind: 'InvalidExpression', span: pattern.span },
    };
  });
}

export function moduleItems(
  b: Builder,
  cst: CstNode,
): { imports: readonly s.ImportDeclaration[]; declarations: readonly s.Declaration[] } {
  const imports: s.ImportDeclaration[] = [];
  const found: s.Declaration[] = [];
  for (const item of nodes(cst, 'topLevel')) {
    const imported = node(item, 'importDeclaration');
    const declared = node(item, 'declaration');
    if (b.isBroken(item)) {
      const span = b.span(startOf(item), nodeSpan(b, item).end);
      found.push({ kind: 'InvalidDeclaration', span, exported: false, doc: undefined });
    } else if (imported !== undefined) imports.push(importDeclaration(b, imported));
    else if (declared !== undefined) found.push(...declarations(b, declared));
  }
  return { imports, declarations: found };
}
