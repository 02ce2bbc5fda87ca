// Statements from the concrete tree.
import type { CstNode, IToken } from 'chevrotain';
import { grammarProblems as problems } from '../problems.ts';
import type * as s from '../syntax.ts';
import {
  type Builder,
  type FunctionParts,
  has,
  identifier,
  node,
  nodeSpan,
  nodes,
  token,
  tokenSpan,
  tokens,
} from './concrete.ts';
import { patternOf } from './targets.ts';

export function buildBlock(b: Builder, cst: CstNode): s.Block {
  return { kind: 'Block', span: nodeSpan(b, cst), statements: list(b, cst) };
}

function statements(b: Builder, cst: CstNode): readonly s.Statement[] {
  return nodes(cst, 'statement').map(each => statement(b, each));
}

/** A lone `;` between statements says nothing, and stands for nothing in the tree. */
function list(b: Builder, cst: CstNode): readonly s.Statement[] {
  return statements(b, cst).filter(each => each.kind !== 'EmptyStatement');
}

function statement(b: Builder, cst: CstNode): s.Statement {
  const span = nodeSpan(b, cst);
  if (b.isBroken(cst)) return { kind: 'InvalidStatement', span };
  const name = Object.keys(cst.children)[0] ?? '';
  const child = cst.children[name]?.[0] as CstNode | undefined;
  // What never came to its end has nothing in it.
  if (child === undefined) return { kind: 'InvalidStatement', span };
  const build = builders[name];
  return build === undefined ? { kind: 'EmptyStatement', span } : build(b, child);
}

const builders: Readonly<Record<string, (b: Builder, cst: CstNode) => s.Statement>> = {
  block: buildBlock,
  variables: variableStatement,
  ifStatement,
  forStatement,
  whileStatement: (b, cst) => ({
    kind: 'WhileStatement',
    span: nodeSpan(b, cst),
    test: b.sequence(node(cst, 'sequence') as CstNode),
    body: bodyOf(b, cst),
  }),
  doStatement: (b, cst) => ({
    kind: 'DoWhileStatement',
    span: nodeSpan(b, cst),
    body: bodyOf(b, cst),
    test: b.sequence(node(cst, 'sequence') as CstNode),
  }),
  switchStatement,
  returnStatement: (b, cst) => {
    const value = node(cst, 'sequence');
    return {
      kind: 'ReturnStatement',
      span: nodeSpan(b, cst),
      value: value === undefined ? undefined : b.sequence(value),
    };
  },
  throwStatement: (b, cst) => ({
    kind: 'ThrowStatement',
    span: nodeSpan(b, cst),
    value: b.sequence(node(cst, 'sequence') as CstNode),
  }),
  tryStatement,
  jump,
  labeled: (b, cst) => ({
    kind: 'LabeledStatement',
    span: nodeSpan(b, cst),
    label: identifier(b, token(cst, 'Identifier') as IToken),
    body: bodyOf(b, cst, 'a label'),
  }),
  transaction: (b, cst) => {
    const compensation = node(cst, 'compensation');
    return {
      kind: 'TransactionStatement',
      span: nodeSpan(b, cst),
      body: b.block(node(cst, 'block') as CstNode),
      compensation: compensation === undefined ? undefined : b.block(compensation),
    };
  },
  saga: (b, cst) => {
    const compensation = token(cst, 'compensateWord');
    if (compensation !== undefined) {
      b.report(problems.misplacedCompensation, { what: 'A `saga`' }, tokenSpan(b, compensation));
    }
    return { kind: 'SagaStatement', span: nodeSpan(b, cst), body: b.block(node(cst, 'block') as CstNode) };
  },
  functionDeclaration: (b, cst) => ({
    kind: 'LocalFunction',
    span: nodeSpan(b, cst),
    name: identifier(b, token(cst, 'Identifier') as IToken),
    ...b.functionParts(cst),
  }),
  expressionStatement: (b, cst) => ({
    kind: 'ExpressionStatement',
    span: nodeSpan(b, cst),
    expression: b.sequence(node(cst, 'sequence') as CstNode),
  }),
};

function bodyOf(b: Builder, cst: CstNode, after = 'the head of a loop'): s.Statement {
  return alone(b, statement(b, node(cst, 'statement') as CstNode), after);
}

/** What is declared in a statement without braces would be seen by nobody. */
function alone(b: Builder, made: s.Statement, after: string): s.Statement {
  const what =
    made.kind === 'LocalFunction'
      ? 'A function'
      : made.kind === 'VariableStatement'
        ? `A \`${made.keyword}\``
        : undefined;
  if (what !== undefined) b.report(problems.lonelyDeclaration, { what, after }, made.span);
  return made;
}

function keywordOf(b: Builder, cst: CstNode): 'let' | 'const' {
  const keyword = token(cst, 'keyword') as IToken;
  if (keyword.image === 'var') b.report(problems.varDeclaration, {}, tokenSpan(b, keyword));
  return keyword.image === 'const' ? 'const' : 'let';
}

function variableStatement(b: Builder, cst: CstNode): s.VariableStatement {
  const keyword = keywordOf(b, node(cst, 'variableKeyword') as CstNode);
  const declarations = b.declarators(cst);
  for (const declaration of declarations) checkInitializer(b, keyword, declaration);
  return { kind: 'VariableStatement', span: nodeSpan(b, cst), keyword, declarations };
}

function checkInitializer(b: Builder, keyword: 'let' | 'const', declaration: s.VariableDeclarator): void {
  if (declaration.init !== undefined) return;
  const pattern = declaration.pattern;
  if (pattern.kind !== 'Identifier')
    b.report(problems.missingInitializer, { what: 'A pattern' }, pattern.span);
  else if (keyword === 'const') {
    b.report(problems.missingInitializer, { what: `The constant \`${pattern.name}\`` }, pattern.span);
  }
}

function ifStatement(b: Builder, cst: CstNode): s.IfStatement {
  const [consequent, alternate] = statements(b, cst);
  return {
    kind: 'IfStatement',
    span: nodeSpan(b, cst),
    test: b.sequence(node(cst, 'sequence') as CstNode),
    consequent: consequence(b, consequent as s.Statement),
    alternate: alternate === undefined ? undefined : alone(b, alternate, '`else`'),
  };
}

/** A semicolon right behind the condition ends the statement: what stands behind it happens always. */
function consequence(b: Builder, made: s.Statement): s.Statement {
  if (made.kind === 'EmptyStatement') b.report(problems.emptyCondition, {}, made.span);
  return alone(b, made, 'a condition');
}

function forStatement(b: Builder, cst: CstNode): s.Statement {
  const source = node(cst, 'source');
  const awaited = token(cst, 'awaitWord');
  if (source !== undefined) return forEach(b, cst, source, awaited);
  if (awaited !== undefined) {
    b.report(
      problems.misplacedModifier,
      { word: 'await', what: 'a `for` without `of`' },
      tokenSpan(b, awaited),
    );
  }
  const part = (name: string): s.Expression | undefined => {
    const found = node(cst, name);
    return found === undefined ? undefined : b.sequence(found);
  };
  return {
    kind: 'ForStatement',
    span: nodeSpan(b, cst),
    init: forVariables(b, cst) ?? part('init'),
    test: part('test'),
    update: part('update'),
    body: bodyOf(b, cst),
  };
}

function forVariables(b: Builder, cst: CstNode): s.VariableStatement | undefined {
  const word = node(cst, 'variableKeyword');
  if (word === undefined) return undefined;
  const keyword = keywordOf(b, word);
  const declarations = b.declarators(cst);
  for (const declaration of declarations) checkInitializer(b, keyword, declaration);
  const first = word.location?.startOffset ?? 0;
  const last = declarations.at(-1)?.span.end ?? first;
  return { kind: 'VariableStatement', span: b.span(first, last), keyword, declarations };
}

function forEach(b: Builder, cst: CstNode, source: CstNode, awaited: IToken | undefined): s.Statement {
  const { keyword, pattern } = loopHead(b, node(cst, 'loopHead') as CstNode);
  const span = nodeSpan(b, cst);
  const over = b.sequence(source);
  const body = bodyOf(b, cst);
  if (has(cst, 'ofWord')) {
    return {
      kind: 'ForOfStatement',
      span,
      await: awaited !== undefined,
      keyword,
      pattern,
      iterable: over,
      body,
    };
  }
  if (awaited !== undefined) {
    b.report(
      problems.misplacedModifier,
      { word: 'await', what: 'a `for` without `of`' },
      tokenSpan(b, awaited),
    );
  }
  return { kind: 'ForInStatement', span, keyword, pattern, object: over, body };
}

function loopHead(b: Builder, cst: CstNode): Pick<s.ForOfStatement, 'keyword' | 'pattern'> {
  const word = node(cst, 'variableKeyword');
  if (word === undefined)
    return { keyword: undefined, pattern: patternOf(b, node(cst, 'operand') as CstNode) };
  return { keyword: keywordOf(b, word), pattern: b.pattern(node(cst, 'pattern') as CstNode) };
}

function switchStatement(b: Builder, cst: CstNode): s.SwitchStatement {
  const cases = nodes(cst, 'switchCase').map((each): s.SwitchCase => {
    const test = node(each, 'sequence');
    return {
      kind: 'SwitchCase',
      span: nodeSpan(b, each),
      test: test === undefined ? undefined : b.sequence(test),
      body: list(b, each),
    };
  });
  nodes(cst, 'switchCase')
    .filter(each => has(each, 'defaultWord'))
    .slice(1)
    .forEach(each => {
      const word = token(each, 'defaultWord') as IToken;
      b.report(problems.unexpected, { found: 'A second `default`', where: 'a case' }, tokenSpan(b, word));
    });
  const subject = b.sequence(node(cst, 'sequence') as CstNode);
  return { kind: 'SwitchStatement', span: nodeSpan(b, cst), subject, cases };
}

function tryStatement(b: Builder, cst: CstNode): s.TryStatement {
  const parameter = node(cst, 'pattern');
  const handler = node(cst, 'handler');
  const finalizer = node(cst, 'finalizer');
  if (handler === undefined && finalizer === undefined) {
    b.report(problems.tryAlone, {}, tokenSpan(b, token(cst, 'tryWord') as IToken));
  }
  const type = node(cst, 'type');
  if (type !== undefined) checkCatchType(b, type);
  return {
    kind: 'TryStatement',
    span: nodeSpan(b, cst),
    block: b.block(node(cst, 'block') as CstNode),
    parameter: parameter === undefined ? undefined : b.pattern(parameter),
    handler: handler === undefined ? undefined : b.block(handler),
    finalizer: finalizer === undefined ? undefined : b.block(finalizer),
  };
}

/** TypeScript allows `unknown` here, which is what it is without saying so. */
function checkCatchType(b: Builder, cst: CstNode): void {
  const type = b.type(cst);
  if (type.kind === 'KeywordType' && (type.keyword === 'unknown' || type.keyword === 'any')) return;
  b.report(
    problems.advancedType,
    { what: 'types for what is caught: narrow it with `instanceof`' },
    type.span,
  );
}

function jump(b: Builder, cst: CstNode): s.BreakStatement | s.ContinueStatement {
  const name = token(cst, 'Identifier');
  return {
    kind: token(cst, 'keyword')?.image === 'break' ? 'BreakStatement' : 'ContinueStatement',
    span: nodeSpan(b, cst),
    label: name === undefined ? undefined : identifier(b, name),
  };
}

/** What functions, methods and function expressions have in common. */
export function functionParts(b: Builder, cst: CstNode): FunctionParts {
  for (const star of tokens(cst, 'Star')) b.report(problems.generator, {}, tokenSpan(b, star));
  const last = nodes(cst, 'overload').at(-1) ?? cst;
  return {
    async: has(cst, 'asyncWord'),
    ...b.signature(node(last, 'signature') as CstNode),
    body: b.block(node(cst, 'block') as CstNode),
  };
}
