// Walks expressions, patterns, functions and the `typeof` in types.

import { patternNames } from '../../grammar/index.ts';
import type {
  AssignmentExpression,
  Block,
  Expression,
  ObjectMember,
  Parameter,
  Pattern,
  SpreadElement,
  TypeMember,
  TypeNode,
} from '../../grammar/syntax.ts';
import { assign, declareVariable, inScope, markReady, noJumps, use, type Walk } from './scopes.ts';

export function walkExpression(walk: Walk, node: Expression): void {
  switch (node.kind) {
    case 'Identifier':
      use(walk, node);
      return;
    case 'ThisExpression':
    case 'StringLiteral':
    case 'NumberLiteral':
    case 'BooleanLiteral':
    case 'NullLiteral':
    case 'RegExpLiteral':
    case 'InvalidExpression':
      return;
    case 'TemplateLiteral':
    case 'SequenceExpression':
      for (const part of node.expressions) walkExpression(walk, part);
      return;
    case 'ArrayLiteral':
      walkAll(walk, node.elements);
      return;
    case 'ObjectLiteral':
      for (const member of node.members) walkMember(walk, member);
      return;
    case 'ArrowFunction':
      walkFunction(walk, node);
      return;
    case 'FunctionExpression':
      inScope(walk, () => {
        if (node.name !== undefined) {
          declareVariable(walk, node.name, 'const');
          markReady(walk, [node.name]);
        }
        walkFunction(walk, node);
      });
      return;
    case 'UpdateExpression':
      walkTarget(walk, node.argument);
      return;
    case 'AssignmentExpression':
      walkAssignment(walk, node);
      return;
    case 'CallExpression':
    case 'NewExpression':
      walkExpression(walk, node.callee);
      for (const type of node.typeArguments) walkType(walk, type);
      walkAll(walk, node.args);
      return;
    default:
      walkPlain(walk, node);
  }
}

type Plain = Exclude<
  Expression,
  {
    kind:
      | 'Identifier'
      | 'ThisExpression'
      | 'StringLiteral'
      | 'NumberLiteral'
      | 'BooleanLiteral'
      | 'NullLiteral'
      | 'RegExpLiteral'
      | 'InvalidExpression'
      | 'TemplateLiteral'
      | 'SequenceExpression'
      | 'ArrayLiteral'
      | 'ObjectLiteral'
      | 'ArrowFunction'
      | 'FunctionExpression'
      | 'UpdateExpression'
      | 'AssignmentExpression'
      | 'CallExpression'
      | 'NewExpression';
  }
>;

/** Expressions whose parts are walked in order and no more. */
function walkPlain(walk: Walk, node: Plain): void {
  switch (node.kind) {
    case 'UnaryExpression':
    case 'AwaitExpression':
      walkExpression(walk, node.argument);
      return;
    case 'BinaryExpression':
    case 'LogicalExpression':
      walkExpression(walk, node.left);
      walkExpression(walk, node.right);
      return;
    case 'ConditionalExpression':
      walkExpression(walk, node.test);
      walkExpression(walk, node.consequent);
      walkExpression(walk, node.alternate);
      return;
    case 'MemberExpression':
      walkExpression(walk, node.object);
      return;
    case 'IndexExpression':
      walkExpression(walk, node.object);
      walkExpression(walk, node.index);
      return;
    case 'AsExpression':
      walkExpression(walk, node.expression);
      if (node.type !== 'const') walkType(walk, node.type);
      return;
    case 'SatisfiesExpression':
      walkExpression(walk, node.expression);
      walkType(walk, node.type);
      return;
    case 'NonNullExpression':
      walkExpression(walk, node.expression);
      return;
    default:
      node satisfies never;
  }
}

function walkAll(walk: Walk, nodes: readonly (Expression | SpreadElement)[]): void {
  for (const node of nodes) walkExpression(walk, node.kind === 'SpreadElement' ? node.argument : node);
}

function walkMember(walk: Walk, member: ObjectMember): void {
  switch (member.kind) {
    case 'PropertyMember':
    case 'MethodMember':
      walkExpression(walk, member.value);
      return;
    case 'ShorthandMember':
      use(walk, member.name);
      return;
    case 'ComputedMember':
      walkExpression(walk, member.key);
      walkExpression(walk, member.value);
      return;
    case 'SpreadElement':
      walkExpression(walk, member.argument);
      return;
    default:
      member satisfies never;
  }
}

function walkAssignment(walk: Walk, node: AssignmentExpression): void {
  const { target } = node;
  if (target.kind === 'ObjectPattern' || target.kind === 'ArrayPattern') {
    walkExpression(walk, node.value);
    walkDefaults(walk, target);
    for (const name of patternNames(target)) assign(walk, name);
    return;
  }
  if (target.kind === 'Identifier') {
    walkExpression(walk, node.value);
    assign(walk, target);
    return;
  }
  walkTarget(walk, target);
  walkExpression(walk, node.value);
}

function walkTarget(walk: Walk, target: Expression): void {
  if (target.kind === 'Identifier') {
    assign(walk, target);
    return;
  }
  walkExpression(walk, target);
  let root: Expression = target;
  while (root.kind === 'MemberExpression' || root.kind === 'IndexExpression') root = root.object;
  const binding = root.kind === 'Identifier' ? walk.gathering.bindings.get(root) : undefined;
  if (binding?.kind === 'variable') for (const region of walk.regions) region.touched.add(binding);
}

/** What runs in a pattern: keys, default values, members. Each may use the names before it: `const { a, b = a } = value`. */
export function walkDefaults(walk: Walk, pattern: Pattern): void {
  if (pattern.kind === 'Identifier') {
    const binding = walk.gathering.bindings.get(pattern);
    if (binding?.kind === 'variable' && binding.declaration === pattern) markReady(walk, [pattern]);
  } else if (pattern.kind === 'MemberExpression' || pattern.kind === 'IndexExpression') {
    walkTarget(walk, pattern);
  } else if (pattern.kind === 'ObjectPattern') {
    for (const property of pattern.properties) {
      if (property.key.kind === 'ComputedKey') walkExpression(walk, property.key.expression);
      if (property.default !== undefined) walkExpression(walk, property.default);
      walkDefaults(walk, property.value);
    }
    if (pattern.rest !== undefined) walkDefaults(walk, pattern.rest);
  } else if (pattern.kind === 'ArrayPattern') {
    for (const element of pattern.elements) {
      if (element === undefined) continue;
      if (element.default !== undefined) walkExpression(walk, element.default);
      walkDefaults(walk, element.value);
    }
    if (pattern.rest !== undefined) walkDefaults(walk, pattern.rest);
  }
}

export interface FunctionParts {
  readonly parameters: readonly Parameter[];
  readonly result: TypeNode | undefined;
  readonly body: Expression | Block;
}

/** A function: its parameters and its body's top block are one scope. */
export function walkFunction(walk: Walk, parts: FunctionParts): void {
  const { jumps } = walk;
  walk.jumps = noJumps;
  inScope(
    walk,
    () => {
      walkParameters(walk, parts.parameters);
      if (parts.result !== undefined) walkType(walk, parts.result);
      if (parts.body.kind === 'Block') walk.statements(parts.body.statements);
      else walkExpression(walk, parts.body);
    },
    true,
  );
  walk.jumps = jumps;
}

export function walkParameters(walk: Walk, parameters: readonly Parameter[]): void {
  for (const parameter of parameters) {
    for (const name of patternNames(parameter.pattern)) declareVariable(walk, name, 'parameter');
  }
  for (const parameter of parameters) {
    if (parameter.type !== undefined) walkType(walk, parameter.type);
    if (parameter.default !== undefined) walkExpression(walk, parameter.default);
    walkDefaults(walk, parameter.pattern);
    markReady(walk, patternNames(parameter.pattern));
  }
}

/** Binds the names in `typeof x`; the others name types, which the checker resolves. */
export function walkType(walk: Walk, node: TypeNode): void {
  switch (node.kind) {
    case 'TypeofType':
      walkTypeof(walk, node.expression);
      return;
    case 'KeywordType':
    case 'LiteralType':
    case 'InvalidType':
      return;
    case 'ReferenceType':
      for (const arg of node.args) walkType(walk, arg);
      return;
    case 'ArrayType':
      walkType(walk, node.element);
      return;
    case 'TupleType':
      for (const element of node.elements) walkType(walk, element.type);
      return;
    case 'ObjectType':
      for (const member of node.members) walkTypeMember(walk, member);
      return;
    case 'UnionType':
    case 'IntersectionType':
      for (const type of node.types) walkType(walk, type);
      return;
    case 'FunctionType':
      for (const parameter of node.parameters) walkType(walk, parameter.type);
      walkType(walk, node.result);
      return;
    case 'KeyofType':
    case 'ReadonlyType':
    case 'PredicateType':
      walkType(walk, node.type);
      return;
    case 'IndexedAccessType':
      walkType(walk, node.object);
      walkType(walk, node.index);
      return;
    default:
      node satisfies never;
  }
}

/** `typeof x` does not run: `x` may be declared further down. */
function walkTypeof(walk: Walk, expression: Expression): void {
  inScope(walk, () => walkExpression(walk, expression), true);
}

function walkTypeMember(walk: Walk, member: TypeMember): void {
  if (member.kind === 'MethodSignature') {
    for (const parameter of member.parameters) walkType(walk, parameter.type);
    walkType(walk, member.result);
  } else {
    walkType(walk, member.type);
  }
}
