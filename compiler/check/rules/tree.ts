// Walks the part of the syntax tree that runs: declarations, statements, expressions and patterns, in the order of the
// text. Types, labels and names that only declare or select something (`a.name`) are left out.
import type {
  ArrowFunction,
  ComputedKey,
  Declaration,
  Decorator,
  Expression,
  ExternMethod,
  FunctionDeclaration,
  FunctionExpression,
  LocalFunction,
  Module,
  ObjectMember,
  Parameter,
  Pattern,
  PatternElement,
  PatternProperty,
  PropertyName,
  ServiceMember,
  SpreadElement,
  Statement,
  SwitchCase,
  VariableDeclarator,
} from '../../../grammar/syntax.ts';

/** A node of the running part of a program. */
export type CodeNode =
  | Module
  | Declaration
  | ServiceMember
  | ExternMethod
  | Decorator
  | Statement
  | VariableDeclarator
  | SwitchCase
  | Expression
  | SpreadElement
  | ObjectMember
  | Parameter
  | Pattern
  | PatternProperty
  | ComputedKey
  | PatternElement;

/** A function that is written as an expression. */
export type Closure = ArrowFunction | FunctionExpression;

type ChildKeys = {
  readonly [K in CodeNode['kind']]: readonly Exclude<
    keyof Extract<CodeNode, { kind: K }>,
    'kind' | 'span' | 'type' | 'result'
  >[];
};

const childKeys: ChildKeys = {
  Module: ['declarations'],
  TypeDeclaration: [],
  InterfaceDeclaration: [],
  ConstDeclaration: ['pattern', 'init'],
  FunctionDeclaration: ['parameters', 'body'],
  ErrorDeclaration: [],
  ServiceDeclaration: ['decorators', 'members'],
  ExternServiceDeclaration: ['methods'],
  InvariantDeclaration: ['condition'],
  AmbientDeclaration: [],
  InvalidDeclaration: [],
  StateDeclaration: ['init'],
  MethodDeclaration: ['decorators', 'parameters', 'body', 'compensation'],
  ExternMethod: ['decorators', 'parameters', 'compensation'],
  Decorator: ['args'],
  Block: ['statements'],
  VariableStatement: ['declarations'],
  VariableDeclarator: ['pattern', 'init'],
  ExpressionStatement: ['expression'],
  IfStatement: ['test', 'consequent', 'alternate'],
  ForStatement: ['init', 'test', 'update', 'body'],
  ForOfStatement: ['pattern', 'iterable', 'body'],
  ForInStatement: ['pattern', 'object', 'body'],
  WhileStatement: ['test', 'body'],
  DoWhileStatement: ['body', 'test'],
  SwitchStatement: ['subject', 'cases'],
  SwitchCase: ['test', 'body'],
  ReturnStatement: ['value'],
  ThrowStatement: ['value'],
  TryStatement: ['block', 'parameter', 'handler', 'finalizer'],
  BreakStatement: [],
  ContinueStatement: [],
  LabeledStatement: ['body'],
  EmptyStatement: [],
  LocalFunction: ['parameters', 'body'],
  TransactionStatement: ['body', 'compensation'],
  SagaStatement: ['body'],
  InvalidStatement: [],
  Identifier: [],
  ThisExpression: [],
  StringLiteral: [],
  NumberLiteral: [],
  BooleanLiteral: [],
  NullLiteral: [],
  RegExpLiteral: [],
  TemplateLiteral: ['expressions'],
  ArrayLiteral: ['elements'],
  SpreadElement: ['argument'],
  ObjectLiteral: ['members'],
  PropertyMember: ['value'],
  ShorthandMember: ['name'],
  ComputedMember: ['key', 'value'],
  MethodMember: ['value'],
  Parameter: ['pattern', 'default'],
  ArrowFunction: ['parameters', 'body'],
  FunctionExpression: ['parameters', 'body'],
  UnaryExpression: ['argument'],
  UpdateExpression: ['argument'],
  BinaryExpression: ['left', 'right'],
  LogicalExpression: ['left', 'right'],
  AssignmentExpression: ['target', 'value'],
  ConditionalExpression: ['test', 'consequent', 'alternate'],
  CallExpression: ['callee', 'args'],
  NewExpression: ['callee', 'args'],
  MemberExpression: ['object'],
  IndexExpression: ['object', 'index'],
  AwaitExpression: ['argument'],
  SequenceExpression: ['expressions'],
  AsExpression: ['expression'],
  SatisfiesExpression: ['expression'],
  NonNullExpression: ['expression'],
  InvalidExpression: [],
  ObjectPattern: ['properties', 'rest'],
  PatternProperty: ['key', 'value', 'default'],
  ComputedKey: ['expression'],
  ArrayPattern: ['elements', 'rest'],
  PatternElement: ['value', 'default'],
};

type Child = CodeNode | PropertyName | undefined;

export function forEachChild(node: CodeNode, visit: (child: CodeNode) => void): void {
  const children = node as unknown as Readonly<Record<string, Child | readonly Child[]>>;
  for (const key of childKeys[node.kind]) {
    const child = children[key];
    if (child === undefined) continue;
    const list = 'length' in child ? child : [child];
    for (const element of list) if (element !== undefined && element.kind !== 'PropertyName') visit(element);
  }
}

/** Visits a node and everything below it; `enter` gives `false` where it does not want to see what is inside. */
export function walk(node: CodeNode, enter: (node: CodeNode) => boolean | undefined): void {
  if (enter(node) === false) return;
  forEachChild(node, child => walk(child, enter));
}

/** As `walk`, and tells the way that leads to each node: its parent is the last of `path`. */
export function walkWithPath(
  node: CodeNode,
  enter: (node: CodeNode, path: readonly CodeNode[]) => boolean | undefined,
): void {
  const path: CodeNode[] = [];
  const visit = (child: CodeNode) => {
    if (enter(child, path) === false) return;
    path.push(child);
    forEachChild(child, visit);
    path.pop();
  };
  visit(node);
}

/** Functions have a life of their own: what is inside does not run where it is written. */
export function isFunctionLike(node: CodeNode): node is Closure | LocalFunction | FunctionDeclaration {
  return (
    node.kind === 'ArrowFunction' ||
    node.kind === 'FunctionExpression' ||
    node.kind === 'LocalFunction' ||
    node.kind === 'FunctionDeclaration'
  );
}

/** `parent` puts a value into `child`: `child = …`, `[child] = …`, `for (child of …)`. */
export function givesValueTo(parent: CodeNode | undefined, child: CodeNode): boolean {
  switch (parent?.kind) {
    case 'AssignmentExpression':
      return parent.target === child;
    case 'PatternProperty':
    case 'PatternElement':
      return parent.value === child;
    case 'ObjectPattern':
    case 'ArrayPattern':
      return parent.rest === child;
    case 'ForOfStatement':
    case 'ForInStatement':
      return parent.pattern === child;
    default:
      return false;
  }
}

/** The value of `parent` is the value of `child`, so that the parent is asked instead. */
export function handsOn(parent: CodeNode, child: CodeNode): boolean {
  switch (parent.kind) {
    case 'ConditionalExpression':
      return parent.test !== child;
    case 'LogicalExpression':
      return parent.right === child;
    case 'SequenceExpression':
      return parent.expressions.at(-1) === child;
    case 'AsExpression':
    case 'SatisfiesExpression':
    case 'NonNullExpression':
      return true;
    default:
      return false;
  }
}
