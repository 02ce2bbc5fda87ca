// Short constructors for the JavaScript that we generate. Only what the lowering writes, nothing general.
import type * as js from 'estree';

export function id(name: string): js.Identifier {
  return { type: 'Identifier', name };
}

export function literal(value: string | number | boolean | null): js.Expression {
  if (typeof value === 'number' && (value < 0 || Object.is(value, -0))) {
    return { type: 'UnaryExpression', operator: '-', prefix: true, argument: literal(-value) };
  }
  return { type: 'Literal', value };
}

export function undefinedValue(): js.Identifier {
  return id('undefined');
}

export function member(object: js.Expression, property: string): js.MemberExpression {
  return { type: 'MemberExpression', object, property: id(property), computed: false, optional: false };
}

export function at(object: js.Expression, index: js.Expression): js.MemberExpression {
  return { type: 'MemberExpression', object, property: index, computed: true, optional: false };
}

export function call(
  callee: js.Expression,
  ...args: (js.Expression | js.SpreadElement)[]
): js.SimpleCallExpression {
  return { type: 'CallExpression', callee, arguments: args, optional: false };
}

export function awaiting(argument: js.Expression): js.AwaitExpression {
  return { type: 'AwaitExpression', argument };
}

export function array(elements: (js.Expression | js.SpreadElement)[]): js.ArrayExpression {
  return { type: 'ArrayExpression', elements };
}

export function object(properties: (js.Property | js.SpreadElement)[]): js.ObjectExpression {
  return { type: 'ObjectExpression', properties };
}

export function property(name: string, value: js.Expression | js.Pattern): js.Property {
  const plain = isIdentifierName(name);
  const shorthand = plain && value.type === 'Identifier' && value.name === name;
  return {
    type: 'Property',
    key: plain ? id(name) : literal(name),
    value,
    kind: 'init',
    method: false,
    shorthand,
    computed: false,
  };
}

export function isIdentifierName(name: string): boolean {
  return /^[\p{ID_Start}_$][\p{ID_Continue}_$]*$/u.test(name) && name !== '__proto__';
}

export function arrow(
  parameters: js.Pattern[],
  body: js.Expression | js.BlockStatement,
  async = false,
): js.ArrowFunctionExpression {
  return {
    type: 'ArrowFunctionExpression',
    params: parameters,
    body,
    async,
    expression: body.type !== 'BlockStatement',
  };
}

export function assign(
  left: js.Pattern,
  right: js.Expression,
  operator: js.AssignmentOperator = '=',
): js.AssignmentExpression {
  return { type: 'AssignmentExpression', operator, left: left as js.MemberExpression, right };
}

export function expressionStatement(expression: js.Expression): js.ExpressionStatement {
  return { type: 'ExpressionStatement', expression };
}

/** `name = value;` */
export function set(name: string, value: js.Expression): js.ExpressionStatement {
  return expressionStatement(assign(id(name), value));
}

export function block(body: js.Statement[]): js.BlockStatement {
  return { type: 'BlockStatement', body };
}

export function returning(argument: js.Expression | null): js.ReturnStatement {
  return { type: 'ReturnStatement', argument };
}

export function declare(
  keyword: 'let' | 'const',
  pattern: js.Pattern,
  init: js.Expression | null,
): js.VariableDeclaration {
  return {
    type: 'VariableDeclaration',
    kind: keyword,
    declarations: [{ type: 'VariableDeclarator', id: pattern, init }],
  };
}

export function conditional(
  test: js.Expression,
  consequent: js.Statement,
  alternate: js.Statement | null = null,
): js.IfStatement {
  return { type: 'IfStatement', test, consequent, alternate };
}

export function asyncFunction(
  name: string,
  parameters: js.Pattern[],
  body: js.Statement[],
): js.FunctionDeclaration {
  return { type: 'FunctionDeclaration', id: id(name), params: parameters, body: block(body), async: true };
}

export function exported(declaration: js.Declaration): js.ExportNamedDeclaration {
  return { type: 'ExportNamedDeclaration', declaration, specifiers: [], source: null, attributes: [] };
}
