// Changes to what a state gave: `const room = this.rooms.get(id); room.capacity -= 1` changes nothing that is stored.
// Found by type (a snapshot's type says so); the advice follows the value to where it was got.

import { assignedTargets } from '../../../grammar/index.ts';
import type { AssignmentExpression, CallExpression, Expression } from '../../../grammar/syntax.ts';
import type { CheckedProgram, StateSymbol } from '../program.ts';
import { isSnapshot, mutatingMethods } from '../snapshot.ts';
import type { Type } from '../types.ts';
import { quote, type RuleContext } from './context.ts';
import { type Origins, type Source, sourceOf } from './origins.ts';
import { isWithin } from './pending.ts';
import { ruleProblems } from './problems.ts';
import type { CodeNode } from './tree.ts';

type Place = Expression & { kind: 'MemberExpression' | 'IndexExpression' };

export function checkSnapshot(context: RuleContext, node: CodeNode, origins: Origins): void {
  for (const place of changedPlaces(node)) checkPlace(context, node, place, origins);
  if (node.kind === 'CallExpression') checkMutation(context, node, origins);
}

/** The expressions `a.b` and `a[b]` that a node assigns, counts up or deletes. */
export function changedPlaces(node: CodeNode): readonly Place[] {
  const deleted = node.kind === 'UnaryExpression' && node.operator === 'delete' ? [node.argument] : [];
  return [...deleted, ...assignedTargets(node)].filter(
    place => place.kind === 'MemberExpression' || place.kind === 'IndexExpression',
  );
}

function checkPlace(context: RuleContext, node: CodeNode, place: Place, origins: Origins): void {
  const { program } = context;
  if (!isSnapshotType(program.types.get(place.object)) || isInState(program, place)) return;
  const source = sourceOf(program, place.object, origins);
  const through = throughState(program, place, origins);
  const instead =
    through === undefined
      ? adviceToCopy(program, place, source)
      : `Do it through the state: \`${sameChange(node, through)}\`.`;
  const args = { state: source && stateName(source.state), instead };
  context.report(ruleProblems.changedSnapshot, args, changeSpan(node, place), labelsOf(source, node));
}

/**
 * The place as it is reached through the state: `this.rooms[id].capacity` for `room.capacity`. Undefined unless the name
 * at its root is the value of one known key.
 */
function throughState(program: CheckedProgram, place: Expression, origins: Origins): string | undefined {
  let root = place;
  while (root.kind === 'MemberExpression' || root.kind === 'IndexExpression') root = root.object;
  const source = root.kind === 'Identifier' ? sourceOf(program, root, origins) : undefined;
  if (source?.whole !== true) return undefined;
  const key = source.key === undefined ? '' : `[${quote(program, source.key.span)}]`;
  return `${stateName(source.state)}${key}${quote(program, { ...place.span, start: root.span.end })}`;
}

/** The whole change, unless it is one of several. */
function changeSpan(node: CodeNode, place: Place): Place['span'] {
  const alone = node.kind === 'UpdateExpression' || node.kind === 'UnaryExpression';
  return alone || (node.kind === 'AssignmentExpression' && node.target === place) ? node.span : place.span;
}

function sameChange(node: CodeNode, place: string): string {
  switch (node.kind) {
    case 'AssignmentExpression':
      return `${place} ${node.operator} …`;
    case 'UpdateExpression':
      return `${place}${node.operator}`;
    case 'UnaryExpression':
      return `delete ${place}`;
    default:
      return `${place} = …`;
  }
}

function adviceToCopy(program: CheckedProgram, place: Place, source: Source | undefined): string {
  const text = quote(program, place.object.span);
  const object = place.object.kind === 'AssignmentExpression' ? `(${text})` : text;
  const copy =
    place.kind === 'MemberExpression'
      ? `{ ...${object}, ${place.property.name}: … }`
      : isListLike(program.types.get(place.object))
        ? `${object}.with(${quote(program, place.index.span)}, …)`
        : `{ ...${object}, [${quote(program, place.index.span)}]: … }`;
  return `Make a changed copy, \`${copy}\`, and store ${storing(source)}.`;
}

function storing(source: Source | undefined): string {
  if (source === undefined) return 'that';
  const state = stateName(source.state);
  if (source.state.collection === 'value') return `it with \`${state} = …\``;
  return `it with \`${state}.set(…)\``;
}

function checkMutation(context: RuleContext, call: CallExpression, origins: Origins): void {
  const { program } = context;
  const { callee } = call;
  checkAssign(context, call, origins);
  if (callee.kind !== 'MemberExpression' || !mutatingMethods.has(callee.property.name)) return;
  const type = program.types.get(callee.object);
  if (program.calls.get(call)?.kind === 'state' || !isSnapshotType(type) || !isListLike(type)) return;
  const source = sourceOf(program, callee.object, origins);
  const method = callee.property.name;
  const args = {
    method,
    state: source && stateName(source.state),
    instead: adviceForMethod(context, callee, origins),
  };
  context.report(ruleProblems.mutatedSnapshot, args, callee.property.span, labelsOf(source, call));
}

/** `Object.assign(room, change)` changes its first argument. */
function checkAssign(context: RuleContext, call: CallExpression, origins: Origins): void {
  const { program } = context;
  const [target] = call.args;
  const called = program.calls.get(call);
  if (called?.kind !== 'builtin' || called.name !== 'Object.assign') return;
  if (target === undefined || target.kind === 'SpreadElement') return;
  if (!isSnapshotType(program.types.get(target))) return;
  const source = sourceOf(program, target, origins);
  const args = {
    method: 'Object.assign',
    state: source && stateName(source.state),
    instead: `Make a changed copy, \`{ ...${quote(program, target.span)}, … }\`, and store ${storing(source)}.`,
  };
  context.report(ruleProblems.mutatedSnapshot, args, call.span, labelsOf(source, call));
}

function adviceForMethod({ program }: RuleContext, callee: Place, origins: Origins): string {
  const list = callee.object;
  const method = callee.kind === 'MemberExpression' ? callee.property.name : '';
  if (list.kind === 'AssignmentExpression') return adviceForDefault(program, list, method);
  const value = quote(program, list.span);
  if (method === 'sort') return `Write \`${value}.toSorted(…)\`: it gives a sorted copy.`;
  if (method === 'reverse') return `Write \`${value}.toReversed()\`: it gives a reversed copy.`;
  const copy = changedCopy(method, value);
  const place = isInState(program, list) ? value : throughState(program, list, origins);
  return place === undefined
    ? `Make a changed copy, \`${copy}\`, and store ${storing(sourceOf(program, list, origins))}.`
    : `Assign a changed copy: \`${place} = ${copy}\`.`;
}

/** `(this.log[id] ??= []).push(line)` */
function adviceForDefault(program: CheckedProgram, list: AssignmentExpression, method: string): string {
  const { target, operator, value } = list;
  const place = quote(program, target.span);
  const read =
    target.kind === 'IndexExpression' && program.states.has(target.object)
      ? `${quote(program, target.object.span)}.get(${quote(program, target.index.span)})`
      : place;
  const copy = changedCopy(method, `(${read} ${operator.slice(0, -1)} ${quote(program, value.span)})`);
  return `Assign a changed copy: \`${place} = ${copy}\`.`;
}

function changedCopy(method: string, value: string): string {
  switch (method) {
    case 'push':
      return `[...${value}, item]`;
    case 'unshift':
      return `[item, ...${value}]`;
    case 'pop':
      return `${value}.slice(0, -1)`;
    case 'shift':
      return `${value}.slice(1)`;
    case 'splice':
      return `${value}.toSpliced(…)`;
    case 'sort':
      return `${value}.toSorted(…)`;
    case 'reverse':
      return `${value}.toReversed()`;
    default:
      return `${value}.map(…)`;
  }
}

/** `this.rooms[id].capacity`: assigned through the state, which is allowed. */
export function isInState(program: CheckedProgram, place: Expression): boolean {
  let inner = place;
  while (inner.kind === 'MemberExpression' || inner.kind === 'IndexExpression') {
    inner = inner.object;
    if (program.states.has(inner)) return true;
  }
  return program.states.has(place);
}

/** A snapshot, or one that may be absent. */
function isSnapshotType(type: Type | undefined): boolean {
  if (type === undefined) return false;
  return isSnapshot(type) || (type.kind === 'union' && type.types.some(isSnapshotType));
}

function isListLike(type: Type | undefined): boolean {
  if (type?.kind === 'union') return type.types.some(isListLike);
  return type?.kind === 'array' || type?.kind === 'tuple';
}

function stateName(state: StateSymbol): string {
  return `this.${state.name}`;
}

function labelsOf(source: Source | undefined, node: CodeNode) {
  if (source === undefined || isWithin(source.at.span, node.span)) return [];
  return [{ span: source.at.span, text: 'the snapshot is taken here' }];
}
