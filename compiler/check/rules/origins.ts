// Where values were got from a state: the way back from a name through its declaration to `this.rooms.get(id)`.
import type { CallExpression, Expression, Pattern } from '../../../grammar/syntax.ts';
import type { CheckedProgram, Symbol as Name, StateSymbol } from '../program.ts';
import { type CodeNode, isFunctionLike } from './tree.ts';

interface Origin {
  readonly value: Expression;
  /** The name stands for the value itself, not for a part of it. */
  readonly whole: boolean;
}

export type Origins = Map<Name, Origin>;

/** Notes what the names that a node declares stand for. */
export function noteOrigin(program: CheckedProgram, node: CodeNode, origins: Origins): void {
  const note = (pattern: Pattern, origin: Origin): void => {
    if (pattern.kind === 'Identifier') {
      const symbol = program.names.get(pattern);
      if (symbol !== undefined) origins.set(symbol, origin);
      return;
    }
    const part = { value: origin.value, whole: false };
    if (pattern.kind !== 'ObjectPattern' && pattern.kind !== 'ArrayPattern') return;
    const inside = pattern.kind === 'ObjectPattern' ? pattern.properties : pattern.elements;
    for (const each of inside) if (each !== undefined) note(each.value, part);
  };
  if (node.kind === 'VariableDeclarator' && node.init !== undefined)
    note(node.pattern, { value: node.init, whole: true });
  if (node.kind === 'ForOfStatement') note(node.pattern, { value: node.iterable, whole: false });
  if (node.kind !== 'CallExpression') return;
  const parameter = elementParameter(program, node);
  if (parameter !== undefined && node.callee.kind === 'MemberExpression')
    note(parameter, { value: node.callee.object, whole: false });
}

/** The parameter of a function given to an array method that gets the elements one by one. */
function elementParameter(program: CheckedProgram, call: CallExpression): Pattern | undefined {
  const target = program.calls.get(call);
  const [callback] = call.args;
  if (target?.kind !== 'builtin' || callback === undefined || !isFunctionLike(callback)) return undefined;
  return callback.parameters[target.name.startsWith('Array.reduce') ? 1 : 0]?.pattern;
}

/** Where a value was got from a state, and under which key, if it was `get(key)` or `[key]`. */
export interface Source {
  readonly state: StateSymbol;
  readonly at: Expression;
  readonly key: Expression | undefined;
  /** The value is what was got, not a part of it. */
  readonly whole: boolean;
}

export function sourceOf(
  program: CheckedProgram,
  value: Expression,
  origins: Origins,
  depth = 0,
): Source | undefined {
  if (depth > 20) return undefined;
  const again = (next: Expression) => sourceOf(program, next, origins, depth + 1);
  const partOf = (next: Expression): Source | undefined => {
    const source = again(next);
    return source === undefined ? undefined : { ...source, whole: false };
  };
  const state = program.states.get(value);
  if (state !== undefined) return { state, at: value, key: undefined, whole: state.collection === 'value' };
  switch (value.kind) {
    case 'Identifier': {
      const symbol = program.names.get(value);
      const origin = symbol === undefined ? undefined : origins.get(symbol);
      if (origin === undefined) return undefined;
      return origin.whole ? again(origin.value) : partOf(origin.value);
    }
    case 'CallExpression':
      return sourceOfCall(program, value, partOf);
    case 'MemberExpression':
      return partOf(value.object);
    case 'IndexExpression': {
      const inner = program.states.get(value.object);
      return inner === undefined
        ? partOf(value.object)
        : { state: inner, at: value, key: value.index, whole: true };
    }
    case 'AssignmentExpression':
      return value.operator === '=' ? undefined : again(value.target as Expression);
    case 'LogicalExpression':
      return again(value.left) ?? again(value.right);
    case 'ConditionalExpression':
      return again(value.consequent) ?? again(value.alternate);
    case 'AsExpression':
    case 'SatisfiesExpression':
    case 'NonNullExpression':
      return again(value.expression);
    default:
      return undefined;
  }
}

function sourceOfCall(
  program: CheckedProgram,
  call: CallExpression,
  partOf: (value: Expression) => Source | undefined,
): Source | undefined {
  const target = program.calls.get(call);
  if (target?.kind !== 'state')
    return call.callee.kind === 'MemberExpression' ? partOf(call.callee.object) : undefined;
  const [key] = call.args;
  const isGet = target.operation === 'get' && key !== undefined && key.kind !== 'SpreadElement';
  return { state: target.state, at: call, key: isGet ? key : undefined, whole: isGet };
}
