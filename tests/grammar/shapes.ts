// Expressions and statements of mu and of TypeScript, written in one notation, so that two parsers can be compared.
import ts from 'typescript';
import type * as s from '../../grammar/syntax.ts';

type Args = readonly (s.Expression | s.SpreadElement)[];

export function shapeOf(node: s.Expression | s.SpreadElement | s.Pattern): string {
  switch (node.kind) {
    case 'Identifier':
      return node.name;
    case 'ThisExpression':
      return 'this';
    case 'StringLiteral':
      return JSON.stringify(node.value);
    case 'NumberLiteral':
      return String(node.value);
    case 'BooleanLiteral':
      return String(node.value);
    case 'NullLiteral':
      return 'null';
    case 'RegExpLiteral':
      return `/${node.pattern}/${node.flags}`;
    case 'TemplateLiteral': {
      const parts = node.parts.map((part, i) => [part.cooked, node.expressions[i]] as const);
      return `(template ${parts.map(([text, next]) => JSON.stringify(text) + (next ? shapeOf(next) : '')).join(' ')})`;
    }
    case 'UnaryExpression':
      return `(${node.operator} ${shapeOf(node.argument)})`;
    case 'UpdateExpression':
      return node.prefix
        ? `(${node.operator} ${shapeOf(node.argument)})`
        : `(${shapeOf(node.argument)} ${node.operator})`;
    case 'BinaryExpression':
    case 'LogicalExpression':
      return `(${shapeOf(node.left)} ${node.operator} ${shapeOf(node.right)})`;
    case 'AssignmentExpression':
      return `(${shapeOf(node.target)} ${node.operator} ${shapeOf(node.value)})`;
    case 'SequenceExpression':
      return node.expressions.map(shapeOf).reduce((left, right) => `(${left} , ${right})`);
    case 'ConditionalExpression':
      return `(${shapeOf(node.test)} ? ${shapeOf(node.consequent)} : ${shapeOf(node.alternate)})`;
    case 'AwaitExpression':
      return `(await ${shapeOf(node.argument)})`;
    case 'AsExpression':
      return `(${shapeOf(node.expression)} as)`;
    case 'SatisfiesExpression':
      return `(${shapeOf(node.expression)} satisfies)`;
    case 'NonNullExpression':
      return `(${shapeOf(node.expression)} !)`;
    default:
      return linkOf(node);
  }
}

type Link = Extract<
  s.Expression | s.SpreadElement | s.Pattern,
  {
    kind:
      | 'MemberExpression'
      | 'IndexExpression'
      | 'CallExpression'
      | 'NewExpression'
      | 'ArrayLiteral'
      | 'ObjectLiteral'
      | 'SpreadElement'
      | 'ArrowFunction'
      | 'FunctionExpression'
      | 'ArrayPattern'
      | 'ObjectPattern'
      | 'InvalidExpression';
  }
>;

function linkOf(node: Link): string {
  switch (node.kind) {
    case 'MemberExpression':
      return `(${shapeOf(node.object)} ${node.optional ? '?.' : '.'} ${node.property.name})`;
    case 'IndexExpression':
      return `(${shapeOf(node.object)} ${node.optional ? '?.[' : '['} ${shapeOf(node.index)})`;
    case 'CallExpression':
      return `(call${node.optional ? '?.' : ''} ${shapeOf(node.callee)} <${node.typeArguments.length}> ${shapesOf(node.args)})`;
    case 'NewExpression':
      return `(new ${shapeOf(node.callee)} <${node.typeArguments.length}> ${shapesOf(node.args)})`;
    case 'ArrayLiteral':
      return `(array ${shapesOf(node.elements)})`;
    case 'ObjectLiteral':
      return `(object ${node.members.length})`;
    case 'SpreadElement':
      return `(... ${shapeOf(node.argument)})`;
    case 'ArrowFunction': {
      const body = node.body.kind === 'Block' ? statementShapes(node.body.statements) : shapeOf(node.body);
      return `(arrow ${node.parameters.length} ${node.result === undefined ? '' : 'typed '}${body})`;
    }
    case 'FunctionExpression':
      return `(function ${node.parameters.length} ${statementShapes(node.body.statements)})`;
    case 'ArrayPattern':
    case 'ObjectPattern':
    case 'InvalidExpression':
      return `(${node.kind})`;
    default:
      return node satisfies never;
  }
}

function shapesOf(args: Args): string {
  return args.map(shapeOf).join(' ');
}

export function statementShapes(statements: readonly s.Statement[]): string {
  return `{${statements.map(statementShape).join('; ')}}`;
}

function statementShape(node: s.Statement): string {
  switch (node.kind) {
    case 'ExpressionStatement':
      return shapeOf(node.expression);
    case 'ReturnStatement':
      return `return ${node.value === undefined ? '' : shapeOf(node.value)}`;
    case 'VariableStatement':
      return node.declarations
        .map(each => `let ${each.init === undefined ? '' : shapeOf(each.init)}`)
        .join(', ');
    case 'Block':
      return statementShapes(node.statements);
    case 'IfStatement':
      return `if ${shapeOf(node.test)} ${statementShape(node.consequent)}${
        node.alternate === undefined ? '' : ` else ${statementShape(node.alternate)}`
      }`;
    case 'DoWhileStatement':
      return `do ${statementShape(node.body)} while ${shapeOf(node.test)}`;
    default:
      return node.kind;
  }
}

/** The same notation for TypeScript's trees. */
export function typescriptShape(node: ts.Expression): string {
  const shape = typescriptShape;
  if (ts.isParenthesizedExpression(node)) return shape(node.expression);
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isStringLiteral(node)) return JSON.stringify(node.text);
  if (ts.isNumericLiteral(node)) return String(Number(node.text));
  if (ts.isRegularExpressionLiteral(node)) return node.text;
  if (ts.isNoSubstitutionTemplateLiteral(node)) return `(template ${JSON.stringify(node.text)})`;
  if (ts.isTemplateExpression(node)) return templateShape(node);
  if (ts.isPrefixUnaryExpression(node)) return `(${ts.tokenToString(node.operator)} ${shape(node.operand)})`;
  if (ts.isPostfixUnaryExpression(node)) return `(${shape(node.operand)} ${ts.tokenToString(node.operator)})`;
  if (ts.isTypeOfExpression(node)) return `(typeof ${shape(node.expression)})`;
  if (ts.isVoidExpression(node)) return `(void ${shape(node.expression)})`;
  if (ts.isDeleteExpression(node)) return `(delete ${shape(node.expression)})`;
  if (ts.isAwaitExpression(node)) return `(await ${shape(node.expression)})`;
  if (ts.isBinaryExpression(node)) {
    const pattern =
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken ? patternShape(node.left) : undefined;
    return `(${pattern ?? shape(node.left)} ${ts.tokenToString(node.operatorToken.kind)} ${shape(node.right)})`;
  }
  if (ts.isConditionalExpression(node)) {
    return `(${shape(node.condition)} ? ${shape(node.whenTrue)} : ${shape(node.whenFalse)})`;
  }
  if (ts.isAsExpression(node)) return `(${shape(node.expression)} as)`;
  if (ts.isSatisfiesExpression(node)) return `(${shape(node.expression)} satisfies)`;
  if (ts.isNonNullExpression(node)) return `(${shape(node.expression)} !)`;
  if (ts.isArrowFunction(node)) return arrowShape(node);
  if (ts.isFunctionExpression(node)) return `(function ${node.parameters.length} ${blockShape(node.body)})`;
  return linkShape(node);
}

function linkShape(node: ts.Expression): string {
  const shape = typescriptShape;
  const all = (args: readonly ts.Expression[] | undefined): string => (args ?? []).map(shape).join(' ');
  if (ts.isPropertyAccessExpression(node)) {
    return `(${shape(node.expression)} ${node.questionDotToken ? '?.' : '.'} ${node.name.text})`;
  }
  if (ts.isElementAccessExpression(node)) {
    return `(${shape(node.expression)} ${node.questionDotToken ? '?.[' : '['} ${shape(node.argumentExpression)})`;
  }
  if (ts.isCallExpression(node)) {
    const types = node.typeArguments?.length ?? 0;
    return `(call${node.questionDotToken ? '?.' : ''} ${shape(node.expression)} <${types}> ${all(node.arguments)})`;
  }
  if (ts.isNewExpression(node)) {
    return `(new ${shape(node.expression)} <${node.typeArguments?.length ?? 0}> ${all(node.arguments)})`;
  }
  if (ts.isArrayLiteralExpression(node)) return `(array ${all(node.elements)})`;
  if (ts.isObjectLiteralExpression(node)) return `(object ${node.properties.length})`;
  if (ts.isSpreadElement(node)) return `(... ${shape(node.expression)})`;
  return node.getText();
}

function patternShape(node: ts.Expression): string | undefined {
  if (ts.isArrayLiteralExpression(node)) return '(ArrayPattern)';
  return ts.isObjectLiteralExpression(node) ? '(ObjectPattern)' : undefined;
}

function templateShape(node: ts.TemplateExpression): string {
  const spans = node.templateSpans.map(span => [span.expression, span.literal.text] as const);
  let text = JSON.stringify(node.head.text);
  for (const [expression, literal] of spans)
    text += `${typescriptShape(expression)} ${JSON.stringify(literal)}`;
  return `(template ${text})`;
}

function arrowShape(node: ts.ArrowFunction): string {
  const body = ts.isBlock(node.body) ? blockShape(node.body) : typescriptShape(node.body);
  return `(arrow ${node.parameters.length} ${node.type === undefined ? '' : 'typed '}${body})`;
}

export function blockShape(node: ts.Block): string {
  const statements = node.statements.filter(each => !ts.isEmptyStatement(each));
  return `{${statements.map(typescriptStatement).join('; ')}}`;
}

function typescriptStatement(node: ts.Statement): string {
  if (ts.isExpressionStatement(node)) return typescriptShape(node.expression);
  if (ts.isReturnStatement(node)) return `return ${node.expression ? typescriptShape(node.expression) : ''}`;
  if (ts.isVariableStatement(node)) {
    const all = node.declarationList.declarations;
    return all.map(each => `let ${each.initializer ? typescriptShape(each.initializer) : ''}`).join(', ');
  }
  if (ts.isBlock(node)) return blockShape(node);
  if (ts.isIfStatement(node)) {
    const rest = node.elseStatement ? ` else ${typescriptStatement(node.elseStatement)}` : '';
    return `if ${typescriptShape(node.expression)} ${typescriptStatement(node.thenStatement)}${rest}`;
  }
  if (ts.isDoStatement(node)) {
    return `do ${typescriptStatement(node.statement)} while ${typescriptShape(node.expression)}`;
  }
  return ts.SyntaxKind[node.kind] ?? '';
}
