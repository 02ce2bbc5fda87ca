// Changes to what a state gave: `const room = this.rooms.get(id); room.capacity -= 1` changes nothing that is stored.
// Found by type (a snapshot's type says so); the advice follows the value to where it was got.
import type { CallExpression, Expression } from '../../../grammar/syntax.ts';
import type { CheckedProgram, Symbol as Name, StateSymbol } from '../program.ts';
import { isSnapshot } from '../snapshot.ts';
import type { Type } from '../types.ts';
import { quote, type RuleContext } from './context.ts';
import { ruleProblems } from './problems.ts';
import type { CodeNode } from './tree.ts';

/** What declares each variable: the way back from a name to where its value came from. */
export type Origins = Map<Name, Expression>;

export function noteOrigin(program: CheckedProgram, node: CodeNode, origins: Origins): void {
  const value =
    node.kind === 'VariableDeclarator'
      ? node.init
      : node.kind === 'ForOfStatement'
        ? node.iterable
        : undefined;
  if (value === undefined || (node.kind !== 'VariableDeclarator' && node.kind !== 'ForOfStatement')) return;
  const note = (pattern: CodeNode): void => {
    if (pattern.kind === 'Identifier') {
      const symbol = program.names.get(pattern);
      if (symbol !== undefined) origins.set(symbol, value);
    } else if (pattern.kind === 'ObjectPattern') for (const each of pattern.properties) note(each.value);
    else if (pattern.kind === 'ArrayPattern')
      for (const each of pattern.elements) if (each !== undefined) note(each.value);
  };
  note(node.pattern);
}

export function checkSnapshot(context: RuleContext, node: CodeNode, origins: Origins): void {
  const place = changedPlace(node);
  if (place !== undefined) {
    checkPlace(context, node, place, origins);
    return;
  }
  if (node.kind === 'CallExpression') checkMutation(context, node, origins);
}

/** The expression `a.b` or `a[b]` that a node assigns, counts up or deletes. */
function changedPlace(
  node: CodeNode,
): (Expression & { kind: 'MemberExpression' | 'IndexExpression' }) | undefined {
  const place =
    node.kind === 'AssignmentExpression'
      ? node.target
      : node.kind === 'UpdateExpression' || (node.kind === 'UnaryExpression' && node.operator === 'delete')
        ? node.argument
        : undefined;
  return place?.kind === 'MemberExpression' || place?.kind === 'IndexExpression' ? place : undefined;
}

function checkPlace(
  context: RuleContext,
  node: CodeNode,
  place: Expression & { kind: 'MemberExpression' | 'IndexExpression' },
  origins: Origins,
): void {
  const { program } = context;
  if (!isSnapshotValue(program, place.object) || isInState(program, place)) return;
  const source = sourceOf(program, place, origins);
  const selected =
    place.kind === 'MemberExpression'
      ? `.${place.property.name}`
      : quote(program, { ...place.span, start: place.object.span.end });
  const state = source === undefined ? 'the state' : stateName(source.state);
  const instead = adviceForPlace(context, source, selected, place);
  context.report(ruleProblems.changedSnapshot, { state, instead }, node.span, labelsOf(source));
}

function adviceForPlace(
  context: RuleContext,
  source: Source | undefined,
  selected: string,
  place: Expression & { kind: 'MemberExpression' | 'IndexExpression' },
): string {
  const direct = place.object.kind === 'Identifier';
  if (source?.key !== undefined && direct)
    return `Assign through the state: \`${stateName(source.state)}[${quote(context.program, source.key.span)}]${selected} = …\`.`;
  if (source?.state.collection === 'value')
    return `Assign through the state: \`${stateName(source.state)}${direct ? selected : '…'} = …\`.`;
  return `Make a changed copy, \`{ ...value, ${selected.replace(/^\./, '')}: … }\`, and store it with ${storing(source)}.`;
}

function storing(source: Source | undefined): string {
  const state = source === undefined ? 'this.state' : stateName(source.state);
  return source?.state.collection === 'value' ? `\`${state} = …\`` : `\`${state}.set(key, copy)\``;
}

function checkMutation(context: RuleContext, call: CallExpression, origins: Origins): void {
  const { program } = context;
  const { callee } = call;
  if (callee.kind !== 'MemberExpression' || !mutating.has(callee.property.name)) return;
  const target = program.calls.get(call);
  if (target?.kind === 'state' || !isSnapshotValue(program, callee.object)) return;
  const type = program.types.get(callee.object);
  if (!isListLike(type)) return;
  const source = sourceOf(program, callee.object, origins);
  const method = callee.property.name;
  const state = source === undefined ? 'the state' : stateName(source.state);
  context.report(
    ruleProblems.mutatedSnapshot,
    { method, state, instead: adviceForMethod(method, quote(program, callee.object.span), source) },
    { ...callee.property.span },
    labelsOf(source),
  );
}

const mutating: ReadonlySet<string> = new Set([
  'push',
  'pop',
  'shift',
  'unshift',
  'splice',
  'sort',
  'reverse',
  'fill',
  'copyWithin',
]);

function isListLike(type: Type | undefined): boolean {
  return type?.kind === 'array' || type?.kind === 'tuple';
}

function adviceForMethod(method: string, value: string, source: Source | undefined): string {
  if (method === 'sort') return `Write \`${value}.toSorted(…)\`: it gives a sorted copy.`;
  if (method === 'reverse') return `Write \`${value}.toReversed()\`: it gives a reversed copy.`;
  const copy =
    method === 'push'
      ? `[...${value}, item]`
      : method === 'unshift'
        ? `[item, ...${value}]`
        : method === 'pop'
          ? `${value}.slice(0, -1)`
          : method === 'shift'
            ? `${value}.slice(1)`
            : `${value}.toSpliced(…)`;
  return `Make a changed copy, \`${copy}\`, and store it with ${storing(source)}.`;
}

/** Where a value was got from a state, and under which key, if it was `get(key)` or `[key]`. */
interface Source {
  readonly state: StateSymbol;
  readonly at: Expression;
  readonly key: Expression | undefined;
}

function sourceOf(
  program: CheckedProgram,
  value: Expression,
  origins: Origins,
  depth = 0,
): Source | undefined {
  if (depth > 20) return undefined;
  const again = (next: Expression) => sourceOf(program, next, origins, depth + 1);
  const state = program.states.get(value);
  if (state !== undefined) return { state, at: value, key: undefined };
  switch (value.kind) {
    case 'Identifier': {
      const symbol = program.names.get(value);
      const origin = symbol === undefined ? undefined : origins.get(symbol);
      return origin === undefined ? undefined : again(origin);
    }
    case 'CallExpression': {
      const target = program.calls.get(value);
      const [key] = value.args;
      if (target?.kind === 'state')
        return {
          state: target.state,
          at: value,
          key: target.operation === 'get' && key?.kind !== 'SpreadElement' ? key : undefined,
        };
      const inner = value.callee.kind === 'MemberExpression' ? again(value.callee.object) : undefined;
      return inner === undefined ? undefined : { ...inner, key: undefined };
    }
    case 'IndexExpression': {
      const inner = program.states.get(value.object);
      return inner === undefined ? again(value.object) : { state: inner, at: value, key: value.index };
    }
    case 'MemberExpression':
      return again(value.object);
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

/** `this.rooms[id].capacity`: assigned through the state, which is allowed. */
function isInState(program: CheckedProgram, place: Expression): boolean {
  let inner = place;
  while (inner.kind === 'MemberExpression' || inner.kind === 'IndexExpression') {
    inner = inner.object;
    if (program.states.has(inner)) return true;
  }
  return false;
}

function isSnapshotValue(program: CheckedProgram, value: Expression): boolean {
  const type = program.types.get(value);
  return type !== undefined && isSnapshot(type);
}

function stateName(state: StateSymbol): string {
  return `this.${state.name}`;
}

function labelsOf(source: Source | undefined) {
  return source === undefined ? [] : [{ span: source.at.span, text: 'the snapshot is taken here' }];
}
