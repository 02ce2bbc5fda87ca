// Conditions: what is known where they hold and where they do not.
import type {
  BinaryExpression,
  CallExpression,
  Expression,
  LogicalExpression,
} from '../../grammar/syntax.ts';
import { aliasOf, isConstantReference, narrowParts, partOf, throughAlias } from './aliased.ts';
import {
  array,
  booleanType,
  falseType,
  isInvalid,
  isNever,
  trueType,
  undefinedType,
  union,
} from './construct.ts';
import type { Branch, Checker, Flow } from './context.ts';
import { eitherOf } from './empties.ts';
import { join, narrowTo, referenceKey } from './flow.ts';
import { chainEnds, isOneOfSeveral, propertyName } from './links.ts';
import {
  onlyNullish,
  whenEqual,
  whenFalsy,
  whenIn,
  whenInstance,
  whenIs,
  whenProperty,
  whenTruthy,
  whenTypeof,
  withoutNullish,
} from './narrow.ts';
import { instanceType } from './operators.ts';
import { reportUncalled, reportVoidTest } from './tested.ts';
import type { Type } from './types.ts';
import { regular } from './widen.ts';

type Narrow = (type: Type) => Type;

export function checkBranch(checker: Checker, node: Expression): Branch {
  if (node.kind === 'UnaryExpression' && node.operator === '!') {
    const { type, whenTrue, whenFalse } = checkBranch(checker, node.argument);
    const truthy = !isNever(whenTruthy(type));
    const falsy = !isNever(whenFalsy(type));
    const result = isInvalid(type) || truthy === falsy ? booleanType : truthy ? falseType : trueType;
    return record(checker, node, { type: result, whenTrue: whenFalse, whenFalse: whenTrue });
  }
  if (node.kind === 'LogicalExpression' && node.operator !== '??')
    return checkLogical(checker, node, undefined);
  const type = checker.visit.expression(node);
  reportVoidTest(checker, node, type);
  const { flow } = checker;
  return {
    type,
    whenTrue:
      node.kind === 'BooleanLiteral' && !node.value
        ? undefined
        : narrowBy(checker, flow, { node, holds: true }),
    whenFalse:
      node.kind === 'BooleanLiteral' && node.value
        ? undefined
        : narrowBy(checker, flow, { node, holds: false }),
  };
}

function record(checker: Checker, node: Expression, branch: Branch): Branch {
  checker.types.set(node, branch.type);
  return branch;
}

/** `a && b` and `a || b`: the right side is checked where the left one leads to it. */
export function checkLogical(checker: Checker, node: LogicalExpression, expected: Type | undefined): Branch {
  const left = checkBranch(checker, node.left);
  const isAnd = node.operator === '&&';
  if (isAnd) reportUncalled(checker, node.left, node.right);
  checker.flow = isAnd ? left.whenTrue : left.whenFalse;
  const right =
    expected === undefined ? checkBranch(checker, node.right) : branchFor(checker, node.right, expected);
  const kept = isInvalid(left.type) ? left.type : isAnd ? whenFalsy(left.type) : whenTruthy(left.type);
  const branch: Branch = {
    type: isAnd
      ? union([kept, right.type])
      : eitherOf(checker, { node: node.left, type: kept }, { node: node.right, type: right.type }),
    whenTrue: isAnd ? right.whenTrue : join(left.whenTrue, right.whenTrue),
    whenFalse: isAnd ? join(left.whenFalse, right.whenFalse) : right.whenFalse,
  };
  checker.flow = join(branch.whenTrue, branch.whenFalse);
  return record(checker, node, branch);
}

function branchFor(checker: Checker, node: Expression, expected: Type): Branch {
  if (node.kind === 'LogicalExpression' || node.kind === 'UnaryExpression') return checkBranch(checker, node);
  const type = checker.visit.expression(node, expected);
  const { flow } = checker;
  return {
    type,
    whenTrue: narrowBy(checker, flow, { node, holds: true }),
    whenFalse: narrowBy(checker, flow, { node, holds: false }),
  };
}

/** The flow after a condition held, or did not. The expression has been checked. */
export function narrowBy(
  checker: Checker,
  flow: Flow | undefined,
  { node, holds }: { node: Expression; holds: boolean },
): Flow | undefined {
  if (flow === undefined) return undefined;
  switch (node.kind) {
    case 'Identifier':
    case 'MemberExpression':
    case 'IndexExpression':
    case 'ThisExpression': {
      const known = narrowReference(checker, flow, { node, narrow: holds ? whenTruthy : whenFalsy });
      const alias = aliasOf(checker, node);
      if (alias === undefined || isReference(alias)) return known;
      return throughAlias(checker, () => narrowBy(checker, known, { node: alias, holds }));
    }
    case 'BinaryExpression':
      return narrowByBinary(checker, flow, { node, holds });
    case 'CallExpression': {
      const known = narrowByCall(checker, flow, { node, holds });
      return known && narrowReference(checker, known, { node, narrow: holds ? whenTruthy : whenFalsy });
    }
    case 'AssignmentExpression':
      return node.target.kind === 'ObjectPattern' || node.target.kind === 'ArrayPattern'
        ? flow
        : narrowBy(checker, flow, { node: node.target, holds });
    case 'SequenceExpression': {
      const last = node.expressions.at(-1);
      return last === undefined ? flow : narrowBy(checker, flow, { node: last, holds });
    }
    case 'UnaryExpression':
      return node.operator === '!' ? narrowBy(checker, flow, { node: node.argument, holds: !holds }) : flow;
    case 'LogicalExpression':
      return narrowByLogical(checker, flow, { node, holds });
    default:
      return flow;
  }
}

function narrowByLogical(
  checker: Checker,
  flow: Flow,
  { node, holds }: { node: LogicalExpression; holds: boolean },
): Flow | undefined {
  if (node.operator === '??') return flow;
  const both = (node.operator === '&&') === holds;
  const left = narrowBy(checker, flow, { node: node.left, holds });
  if (both) return narrowBy(checker, left, { node: node.right, holds });
  const passed = narrowBy(checker, flow, { node: node.left, holds: !holds });
  return join(left, narrowBy(checker, passed, { node: node.right, holds }));
}

function isReference(node: Expression): boolean {
  return node.kind === 'Identifier' || node.kind === 'MemberExpression' || node.kind === 'IndexExpression';
}

/** What an expression leaves its value in, or ends with: `m` of `(m = re.exec(text)) !== null`. */
function resultOf(node: Expression): Expression | undefined {
  if (node.kind === 'SequenceExpression') return node.expressions.at(-1);
  if (node.kind !== 'AssignmentExpression' || !/^(=|\|\|=|&&=|\?\?=)$/.test(node.operator)) return undefined;
  const { target } = node;
  return target.kind === 'ObjectPattern' || target.kind === 'ArrayPattern' ? undefined : target;
}

/** Narrows a reference, and what its value tells about the object it is a property of. */
export function narrowReference(
  checker: Checker,
  flow: Flow,
  { node, narrow, isObject = false }: { node: Expression; narrow: Narrow; isObject?: boolean },
): Flow | undefined {
  const inner = resultOf(node);
  if (inner !== undefined) return narrowReference(checker, flow, { node: inner, narrow });
  let result: Flow = flow;
  const key = referenceKey(checker.resolution, node);
  const type = typeIn(checker, flow, node);
  if (type === undefined || isInvalid(type)) return flow;
  const after = narrow(type);
  const mayNarrow = checker.aliasing === 0 || isConstantReference(checker, node);
  if (key !== undefined && after !== type && mayNarrow) result = narrowTo(result, key, after);
  // What is known of `a.b.c` tells about `a.b`; that it tells about `a` too TypeScript does not see.
  if (node.kind === 'Identifier') return isObject ? result : narrowAliased(checker, result, { node, narrow });
  if (node.kind === 'CallExpression') return narrowCalled(checker, result, { node, narrow });
  const name = propertyName(node);
  if ((node.kind !== 'MemberExpression' && node.kind !== 'IndexExpression') || name === undefined)
    return result;
  const objectType = typeIn(checker, flow, node.object);
  if (objectType === undefined || isInvalid(objectType)) return result;
  const chain = chainEnds(node);
  const excludesMissing = chain && isNever(narrow(undefinedType));
  const tells = !isObject && isOneOfSeveral(checker, flow, { node: node.object, type: objectType });
  const narrowObject: Narrow = before => {
    const known = excludesMissing ? withoutNullish(before) : before;
    return tells ? whenProperty(checker.members, known, { name, narrow }) : known;
  };
  if (!tells && !excludesMissing) return result;
  return narrowReference(checker, result, { node: node.object, narrow: narrowObject, isObject: true });
}

/** `x?.f()` is `undefined` where the chain ends before the call: what cannot be `undefined` has called. */
function narrowCalled(
  checker: Checker,
  flow: Flow,
  { node, narrow }: { node: CallExpression; narrow: Narrow },
): Flow | undefined {
  if (!chainEnds(node) || !isNever(narrow(undefinedType))) return flow;
  const { callee } = node;
  const inside = node.optional || !(callee.kind === 'MemberExpression' || callee.kind === 'IndexExpression');
  return narrowReference(checker, flow, {
    node: inside ? callee : callee.object,
    narrow: withoutNullish,
  });
}

/** A variable that holds a property of something, or was taken out of it, tells about that. */
function narrowAliased(
  checker: Checker,
  flow: Flow,
  { node, narrow }: { node: Expression; narrow: Narrow },
): Flow | undefined {
  const part = partOf(checker, node);
  const known = part === undefined ? flow : narrowParts(checker, flow, part, narrow);
  const source = part?.whole.source;
  if (part !== undefined && source !== undefined) {
    const inside: Narrow = type => whenProperty(checker.members, type, { name: part.name, narrow });
    return throughAlias(checker, () => narrowReference(checker, known, { node: source, narrow: inside }));
  }
  const alias = aliasOf(checker, node);
  if (alias === undefined || !isReference(alias) || alias.kind === 'Identifier') return known;
  return throughAlias(checker, () => narrowReference(checker, known, { node: alias, narrow }));
}

function typeIn(checker: Checker, flow: Flow, node: Expression): Type | undefined {
  const key = referenceKey(checker.resolution, node);
  const known = key === undefined ? undefined : flow.narrowed.get(key);
  return known ?? checker.types.get(node);
}

function narrowByBinary(
  checker: Checker,
  flow: Flow,
  { node, holds }: { node: BinaryExpression; holds: boolean },
): Flow | undefined {
  const { operator, left, right } = node;
  if (operator === '===' || operator === '!==') {
    const equal = (operator === '===') === holds;
    const first = narrowByEquality(checker, flow, { node: left, other: right, equal });
    return first && narrowByEquality(checker, first, { node: right, other: left, equal });
  }
  if (operator === '==' || operator === '!=') {
    // It is refused; what follows shall not be refused as well.
    const isMissing =
      right.kind === 'NullLiteral' || (right.kind === 'Identifier' && right.name === 'undefined');
    if (!isMissing) return flow;
    const narrow: Narrow = (operator === '==') === holds ? onlyNullish : withoutNullish;
    return narrowReference(checker, flow, { node: left, narrow });
  }
  if (operator === 'instanceof') {
    const instance = instanceType(checker, right);
    // What is wrong with the class was said, and what follows from it need not be.
    const broken = checker.types.get(right);
    if (instance === undefined && broken !== undefined && isInvalid(broken) && holds)
      return narrowReference(checker, flow, { node: left, narrow: () => broken });
    if (instance === undefined) return flow;
    return narrowReference(checker, flow, {
      node: left,
      narrow: type => whenInstance(checker.relations, type, instance, holds),
    });
  }
  if (operator === 'in') {
    const key = checker.types.get(left);
    if (key?.kind !== 'literal') return flow;
    return narrowReference(checker, flow, {
      node: right,
      narrow: type => whenIn(checker.members, type, { key: String(key.value), holds }),
    });
  }
  return flow;
}

function narrowByEquality(
  checker: Checker,
  flow: Flow,
  { node, other, equal }: { node: Expression; other: Expression; equal: boolean },
): Flow | undefined {
  const type = checker.types.get(other);
  if (type === undefined) return flow;
  if (node.kind === 'UnaryExpression' && node.operator === 'typeof') {
    if (type.kind !== 'literal' || typeof type.value !== 'string') return flow;
    const name = type.value;
    return narrowReference(checker, flow, {
      node: node.argument,
      narrow: before => whenTypeof(before, name, equal),
    });
  }
  const value = regular(type);
  return narrowReference(checker, flow, {
    node,
    narrow: before => whenEqual(checker.relations, before, value, equal),
  });
}

function narrowByCall(
  checker: Checker,
  flow: Flow,
  { node, holds }: { node: CallExpression; holds: boolean },
): Flow | undefined {
  const every = everyElement(checker, node);
  if (every !== undefined)
    return narrowReference(checker, flow, {
      node: every.list,
      narrow: type => whenIs(checker.relations, type, every.type, holds),
    });
  const predicate = checker.predicates.get(node);
  const target = predicate === undefined ? undefined : node.args[predicate.parameter];
  if (predicate === undefined || target === undefined || target.kind === 'SpreadElement') return flow;
  return narrowReference(checker, flow, {
    node: target,
    narrow: type => whenIs(checker.relations, type, predicate.type, holds),
  });
}

/** `xs.every(isText)`: what the list is if the test, which says what a value is, holds for all elements. */
function everyElement(checker: Checker, node: CallExpression): { list: Expression; type: Type } | undefined {
  const { callee, args } = node;
  const [test] = args;
  const target = checker.calls.get(node);
  if (callee.kind !== 'MemberExpression' || test === undefined || test.kind === 'SpreadElement')
    return undefined;
  if (target?.kind !== 'builtin' || target.name !== 'Array.every') return undefined;
  const list = checker.types.get(callee.object);
  const given = checker.types.get(test);
  if (given?.kind !== 'function' || given.predicate?.parameter !== 0) return undefined;
  const readonly = list?.kind !== 'array' || list.readonly;
  return { list: callee.object, type: array(given.predicate.type, readonly) };
}

/** What an arrow function's parameter is where its condition holds: `xs.filter(x => x !== undefined)` narrows. */
export function inferredPredicate(
  checker: Checker,
  { parameter, type, body }: { parameter: Expression & { kind: 'Identifier' }; type: Type; body: Expression },
): Type | undefined {
  const start = checker.flow;
  const key = referenceKey(checker.resolution, parameter);
  if (start === undefined || key === undefined) return undefined;
  const inside = narrowBy(checker, narrowTo(start, key, type), { node: body, holds: true });
  const narrow = inside?.narrowed.get(key);
  if (narrow === undefined || narrow === type || isNever(narrow)) return undefined;
  const outside = narrowBy(checker, narrowTo(start, key, narrow), { node: body, holds: false });
  const left = outside?.narrowed.get(key);
  return outside === undefined || (left !== undefined && isNever(left)) ? narrow : undefined;
}

/** After one `case` of a `switch`. */
export function narrowByCase(
  checker: Checker,
  flow: Flow | undefined,
  { subject, test, holds }: { subject: Expression; test: Expression; holds: boolean },
): Flow | undefined {
  if (flow === undefined) return undefined;
  if (subject.kind === 'BooleanLiteral' && subject.value)
    return narrowBy(checker, flow, { node: test, holds });
  return narrowByEquality(checker, flow, { node: subject, other: test, equal: holds });
}

/** After no `case` of a `switch`: together they may leave nothing of a member that none takes alone. */
export function narrowByNoCase(
  checker: Checker,
  flow: Flow | undefined,
  { before, subject, tests }: { before: Flow | undefined; subject: Expression; tests: readonly Expression[] },
): Flow | undefined {
  const one = (known: Flow | undefined, test: Expression) =>
    narrowByCase(checker, known, { subject, test, holds: false });
  const together = before !== undefined && isReference(subject) && tests.every(isConstantTest);
  if (!together) return tests.reduce(one, flow);
  const values = tests.flatMap(test => checker.types.get(test) ?? []).map(regular);
  const narrow: Narrow = type =>
    values.reduce((left, value) => whenEqual(checker.relations, left, value, false), type);
  return tests.reduce(one, narrowReference(checker, before, { node: subject, narrow }));
}

function isConstantTest(node: Expression): boolean {
  return ['StringLiteral', 'NumberLiteral', 'BooleanLiteral', 'NullLiteral', 'Identifier'].includes(
    node.kind,
  );
}
