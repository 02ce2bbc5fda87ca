// What is assigned: a variable, a member `a.b`, an element `a[b]`, a state or a part of one. What may be put there, and what is
// known afterwards. Assigning through a state (`this.rooms[id].capacity -= 1`) is the one way to change what is stored in place.
import type { Expression, Identifier, IndexExpression, MemberExpression } from '../../grammar/syntax.ts';
import { checkLink, indexed, memberType, narrowed, objectOf, reportNoOwnMember, textOf } from './access.ts';
import { alternatives, invalidType, isInvalid, isPrimitive, numberType, union } from './construct.ts';
import { type Checker, complain } from './context.ts';
import { assignEvolving } from './evolving.ts';
import { requireFit } from './fit.ts';
import { afterAssignment, assigned, referenceKey, variableKey, withValue } from './flow.ts';
import { memberOf } from './members.ts';
import { print } from './print.ts';
import { checkProblems } from './problems.ts';
import { serviceProblems } from './service-problems.ts';
import { deepReadonly, isSnapshot } from './snapshot.ts';
import type { Type } from './types.ts';
import { unknownMember } from './unknown-member.ts';

export type Target = MemberExpression | IndexExpression;

export function store(
  checker: Checker,
  target: Expression,
  value: { node: Expression; type: Type },
  known?: Type | undefined,
): void {
  if (target.kind === 'Identifier') {
    assignName(checker, target, value);
    return;
  }
  // The parser has refused everything else.
  if (target.kind !== 'MemberExpression' && target.kind !== 'IndexExpression') return;
  const declared = known ?? checker.types.get(target) ?? invalidType;
  const copied = stateAt(checker, target);
  requireFit(checker, { node: value.node, source: value.type, target: declared, copied });
  const key = referenceKey(checker.resolution, target);
  if (key === undefined || checker.flow === undefined) return;
  const after = afterAssignment(declared, value.type, checker.relations.assignable);
  checker.flow = assigned(checker.flow, key, after && copied ? deepReadonly(after) : after);
}

/** Whether a target is a state, or a part of one. */
function stateAt(checker: Checker, target: Expression): boolean {
  let node = target;
  while (node.kind === 'MemberExpression' || node.kind === 'IndexExpression') {
    if (checker.states.has(node)) return true;
    node = node.object;
  }
  return false;
}

/** The type that a target takes. */
export function writtenType(checker: Checker, target: Expression): Type {
  const type = findWritten(checker, target);
  checker.types.set(target, type);
  return type;
}

function findWritten(checker: Checker, target: Expression): Type {
  if (target.kind !== 'MemberExpression' && target.kind !== 'IndexExpression')
    return checker.visit.expression(target);
  if (target.optional) return invalidType;
  if (target.kind === 'MemberExpression' && target.object.kind === 'ThisExpression')
    return ownTarget(checker, target);
  const object = leadsToState(checker, target.object)
    ? { type: narrowedPlace(checker, target.object), ended: false }
    : checkLink(checker, target.object);
  const key = target.kind === 'IndexExpression' ? checker.visit.expression(target.index) : undefined;
  if (object.type.kind === 'collection' && target.kind === 'IndexExpression') {
    return stateElement(checker, object.type, target);
  }
  const known = objectOf(checker, target, object);
  if (known === undefined) return invalidType;
  if (target.kind === 'MemberExpression') return writtenMember(checker, target, known);
  return writtenElement(checker, target, { object: known, key: key ?? invalidType });
}

/** A place of a state, of which only a part is assigned: what is known of the snapshot in it holds for it. */
function narrowedPlace(checker: Checker, node: Expression): Type {
  const type = writtenType(checker, node);
  const snapshot = deepReadonly(type);
  const known = narrowed(checker, node, snapshot);
  if (known === snapshot) return type;
  const { assignable } = checker.relations;
  const left = alternatives(type).filter(part =>
    alternatives(known).some(one => assignable(one, deepReadonly(part))),
  );
  return left.length === 0 ? type : union(left);
}

export function leadsToState(checker: Checker, node: Expression): boolean {
  let root = node;
  while (root.kind === 'MemberExpression' || root.kind === 'IndexExpression') {
    if (root.kind === 'MemberExpression' && root.object.kind === 'ThisExpression') {
      return checker.body.service?.states.has(root.property.name) === true;
    }
    root = root.object;
  }
  return false;
}

function ownTarget(checker: Checker, target: MemberExpression): Type {
  const { service } = checker.body;
  checker.visit.expression(target.object);
  if (service === undefined) return invalidType;
  const { name, span } = target.property;
  const state = service.states.get(name);
  if (state !== undefined) {
    checker.states.set(target, state);
    return state.type;
  }
  if (service.methods.has(name)) {
    complain(checker, serviceProblems.methodAssigned, { args: { method: `this.${name}` }, span });
  } else reportNoOwnMember(checker, name, span);
  return invalidType;
}

/** `this.rooms[id]` as something to assign, or to assign a part of. */
function stateElement(checker: Checker, type: Type & { kind: 'collection' }, target: IndexExpression): Type {
  const { collection, key, value } = type;
  if (value === undefined || collection === 'set' || collection === 'counter') {
    const args = { collection, object: textOf(target.object) ?? 'state' };
    complain(checker, serviceProblems.indexedState, { args, span: target.span });
    return invalidType;
  }
  const source = checker.types.get(target.index) ?? invalidType;
  requireFit(checker, { node: target.index, source, target: key ?? numberType });
  return value;
}

function writtenMember(checker: Checker, target: MemberExpression, object: Type): Type {
  const { name, span } = target.property;
  if (object.kind === 'collection') {
    const args = { name, object: textOf(target.object) ?? 'state' };
    complain(checker, serviceProblems.stateMemberAssigned, { args, span });
    return invalidType;
  }
  const member = memberOf(checker.members, object, name);
  if (member === undefined) {
    if (!isInvalid(object))
      unknownMember(checker, { object: textOf(target.object), type: object, name, span });
    return invalidType;
  }
  if (member.readonly) reportReadonly(checker, { name, span, object });
  const indexType =
    object.kind === 'object' && !object.properties.has(name) ? object.index?.value : undefined;
  return indexType ?? memberType(member);
}

function reportReadonly(checker: Checker, at: { name: string; span: Target['span']; object: Type }): void {
  const args = { name: at.name, type: print(at.object), snapshot: isSnapshot(at.object) };
  complain(checker, checkProblems.readonlyProperty, { args, span: at.span });
}

function writtenElement(checker: Checker, target: IndexExpression, at: { object: Type; key: Type }): Type {
  const { object, key } = at;
  if (isInvalid(object) || isInvalid(key)) return invalidType;
  const isReadonly =
    ((object.kind === 'array' || object.kind === 'tuple') && object.readonly) ||
    (object.kind === 'object' && object.index?.readonly === true);
  if (isReadonly || isPrimitive(object, 'string')) {
    reportReadonly(checker, { name: textOf(target.index) ?? print(key), span: target.span, object });
  }
  if (object.kind === 'array') {
    const fits = requireFit(checker, { node: target.index, source: key, target: numberType });
    return fits ? object.element : invalidType;
  }
  if (object.kind === 'object' && object.index !== undefined && key.kind !== 'literal')
    return object.index.value;
  if (
    object.kind === 'object' &&
    object.index !== undefined &&
    key.kind === 'literal' &&
    !object.properties.has(String(key.value))
  ) {
    return object.index.value;
  }
  const { span } = target.index;
  return indexed(checker, object, { index: key, span, object: textOf(target.object) });
}

/** What a variable takes; undefined for one whose type is that of what it is given. */
export function variableType(
  checker: Checker,
  target: Expression & { kind: 'Identifier' },
): Type | undefined {
  const binding = checker.resolution.bindings.get(target);
  if (binding?.kind !== 'variable' || checker.evolving.has(binding)) return undefined;
  return checker.symbols.variableType(binding);
}

export function assignName(
  checker: Checker,
  name: Identifier,
  value: { node: Expression; type: Type },
): void {
  const binding = checker.resolution.bindings.get(name);
  if (binding === undefined) return;
  checker.names.set(name, checker.symbols.of(binding));
  if (binding.kind !== 'variable') return;
  const declared = checker.symbols.variableType(binding) ?? invalidType;
  checker.types.set(name, declared);
  if (checker.evolving.has(binding) && binding.form === 'let') {
    assignEvolving(checker, binding, value);
    return;
  }
  // That a constant is assigned has been said, and it is all there is to say.
  if (binding.form === 'const' || binding.form === 'module') return;
  const labels = [{ span: binding.declaration.span, text: `\`${name.name}\` is \`${print(declared)}\`` }];
  const fits = requireFit(checker, { node: value.node, source: value.type, target: declared, labels });
  if (checker.flow === undefined) return;
  const known = fits ? afterAssignment(declared, value.type, checker.relations.assignable) : undefined;
  checker.flow = withValue(assigned(checker.flow, variableKey(binding), known), binding);
}
