// Members of services from the concrete tree: state, invariants and methods, with and without a body.
import type { CstNode, IToken } from 'chevrotain';
import { grammarProblems as problems } from '../problems.ts';
import type * as s from '../syntax.ts';
import { type Builder, identifier, node, nodeSpan, nodes, token, tokenSpan, tokens } from './concrete.ts';
import { stringValue } from './literals.ts';

export function membersOf(b: Builder, cst: CstNode): readonly s.ServiceMember[] {
  const members = nodes(cst, 'member').filter(member => token(member, 'Semicolon') === undefined);
  const isOverload = (at: number): boolean => {
    const [one, next] = [members[at], members[at + 1]].map(each => each && node(each, 'method'));
    if (one === undefined || next === undefined || node(one, 'block') !== undefined) return false;
    return wordOf(one) === wordOf(next);
  };
  return members.flatMap((member, at): readonly s.ServiceMember[] => {
    if (b.isBroken(member)) return [invalid(b, member)];
    const doc = b.docBefore(member);
    const decorators = nodes(member, 'decorator').map(each => decorator(b, each));
    const state = node(member, 'state');
    if (state !== undefined) {
      refuseDecorators(b, decorators, 'state');
      return [stateDeclaration(b, state, doc)];
    }
    const condition = node(member, 'invariant');
    if (condition !== undefined) {
      refuseDecorators(b, decorators, 'an invariant');
      return [{ ...invariant(b, condition), doc }];
    }
    const method = node(member, 'method');
    if (method === undefined) return [];
    if (isOverload(at)) {
      if (!isOverload(at - 1)) reportOverload(b, method);
      return [];
    }
    return [methodDeclaration(b, method, { span: nodeSpan(b, member), decorators, doc })];
  });
}

function wordOf(method: CstNode): string | undefined {
  return token(method, 'Word')?.image;
}

function reportOverload(b: Builder, method: CstNode): void {
  const word = token(method, 'Word');
  if (word !== undefined)
    b.report(problems.overload, { name: word.image, what: 'method' }, tokenSpan(b, word));
}

function invalid(b: Builder, member: CstNode): s.InvalidDeclaration {
  return { kind: 'InvalidDeclaration', span: nodeSpan(b, member), exported: false, doc: undefined };
}

function stateDeclaration(b: Builder, cst: CstNode, doc: string | undefined): s.StateDeclaration {
  const init = node(cst, 'expression');
  return {
    kind: 'StateDeclaration',
    span: nodeSpan(b, cst),
    name: identifier(b, token(cst, 'Identifier') as IToken),
    type: b.type(node(cst, 'type') as CstNode),
    init: init === undefined ? undefined : b.expression(init),
    doc,
  };
}

interface Around {
  readonly span: s.Module['span'];
  readonly decorators: readonly s.Decorator[];
  readonly doc: string | undefined;
}

function methodDeclaration(
  b: Builder,
  cst: CstNode,
  around: Around,
): s.MethodDeclaration | s.InvalidDeclaration {
  const name = methodName(b, cst);
  const words = tokens(cst, 'modifier').map(word => word.image);
  refuseModifiers(b, cst, ['private', 'async']);
  const body = node(cst, 'block');
  const result = node(node(cst, 'signature') as CstNode, 'type');
  if (name.name === 'constructor' && result === undefined)
    b.report(problems.constructorMethod, {}, name.span);
  else if (body === undefined) {
    b.report(problems.missingBody, { name: name.name, what: 'method' }, name.span);
  } else {
    const compensation = node(cst, 'compensation');
    return {
      kind: 'MethodDeclaration',
      ...around,
      name,
      private: words.includes('private'),
      async: words.includes('async'),
      ...b.signature(node(cst, 'signature') as CstNode),
      body: b.block(body),
      compensation: compensation === undefined ? undefined : b.block(compensation),
    };
  }
  return { kind: 'InvalidDeclaration', span: around.span, exported: false, doc: around.doc };
}

function methodName(b: Builder, cst: CstNode): s.Identifier {
  for (const star of tokens(cst, 'Star')) b.report(problems.generator, {}, tokenSpan(b, star));
  return identifier(b, (token(cst, 'Word') ?? token(cst, 'PrivateName')) as IToken);
}

function refuseModifiers(b: Builder, cst: CstNode, allowed: readonly string[]): void {
  for (const word of tokens(cst, 'modifier')) {
    const { image } = word;
    if (image === 'get' || image === 'set') b.report(problems.accessor, { word: image }, tokenSpan(b, word));
    else if (image === 'private' || image === 'async') {
      if (allowed.includes(image)) continue;
      b.report(problems.misplacedModifier, { word: image, what: 'an extern method' }, tokenSpan(b, word));
    } else b.report(problems.modifier, { word: image }, tokenSpan(b, word));
  }
}

/** The methods of an extern service: a signature each, and perhaps a compensation. */
export function methodsOf(b: Builder, cst: CstNode): readonly s.ExternMethod[] {
  return nodes(cst, 'member').flatMap(member => {
    if (b.isBroken(member)) return [];
    const method = node(member, 'method');
    if (method !== undefined) return externMethod(b, member, method);
    const other = node(member, 'state') ?? node(member, 'invariant');
    if (other !== undefined) {
      b.report(
        problems.unexpected,
        { found: `\`${other.name}\``, where: 'a member of an extern service' },
        nodeSpan(b, other),
      );
    }
    return [];
  });
}

function externMethod(b: Builder, member: CstNode, cst: CstNode): readonly s.ExternMethod[] {
  const name = methodName(b, cst);
  refuseModifiers(b, cst, []);
  const signature = b.signature(node(cst, 'signature') as CstNode);
  const body = node(cst, 'block');
  if (body !== undefined) {
    const found = 'The body of an extern method';
    b.report(
      problems.unexpected,
      { found, where: 'here: it is written in TypeScript, and' },
      nodeSpan(b, body),
    );
  }
  if (signature.result === undefined) {
    b.report(problems.expected, { expected: '`:` and the type of the result', found: 'none' }, name.span);
  }
  const compensation = node(cst, 'compensation');
  return [
    {
      kind: 'ExternMethod',
      span: nodeSpan(b, member),
      name,
      decorators: nodes(member, 'decorator').map(each => decorator(b, each)),
      parameters: signature.parameters,
      result: signature.result ?? { kind: 'InvalidType', span: name.span },
      compensation: compensation === undefined ? undefined : b.block(compensation),
      doc: b.docBefore(member),
    },
  ];
}

export function invariant(b: Builder, cst: CstNode): s.InvariantDeclaration {
  return {
    kind: 'InvariantDeclaration',
    span: nodeSpan(b, cst),
    exported: false,
    doc: undefined,
    title: stringValue(b, token(cst, 'String') as IToken),
    condition: b.expression(node(cst, 'expression') as CstNode),
  };
}

export function decorator(b: Builder, cst: CstNode): s.Decorator {
  const args = b.args(node(cst, 'args')).flatMap(argument => {
    if (argument.kind !== 'SpreadElement') return [argument];
    b.report(problems.expectedExpression, { found: '`...`' }, argument.span);
    return [];
  });
  const name = identifier(b, token(cst, 'Identifier') as IToken);
  return { kind: 'Decorator', span: nodeSpan(b, cst), name, args };
}

export function refuseDecorators(b: Builder, decorators: readonly s.Decorator[], what: string): void {
  for (const { name, span } of decorators) {
    b.report(problems.misplacedDecorator, { name: name.name, what }, span);
  }
}
