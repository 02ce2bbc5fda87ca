// Object literals while they are put together, member by member: a spread of a union gives a union, a spread of a type
// parameter an intersection with it, and a property that a later spread always has is refused.
import type { Span } from '../../grammar/source.ts';
import type { Expression } from '../../grammar/syntax.ts';
import {
  alternatives,
  intersection,
  invalidType,
  isInvalid,
  isNullish,
  isPrimitive,
  isUnknown,
  lazyProperty,
  object,
  undefinedType,
  union,
} from './construct.ts';
import { type Checker, complain } from './context.ts';
import { isNullable, withoutNullish } from './narrow.ts';
import { print } from './print.ts';
import { checkProblems } from './problems.ts';
import { mentionsParameters } from './substitute.ts';
import type { ObjectType, Property, Type } from './types.ts';

export interface Draft {
  /** One for each alternative of the unions that were spread. */
  variants: readonly Map<string, Property>[];
  index: ObjectType['index'];
  /** What stands before the last spread of a type parameter, and the parameters. */
  readonly before: Type[];
  /** The properties that are written out. */
  readonly written: Map<string, Span>;
  /** What was spread is wrong, and has been said to be. */
  invalid: boolean;
}

/** More alternatives than these are merged into one. */
const most = 16;

const literals = new WeakSet<Type>();

export function startDraft(): Draft {
  return { variants: [new Map()], index: undefined, before: [], written: new Map(), invalid: false };
}

export function setProperty(draft: Draft, name: string, property: Property): void {
  for (const variant of draft.variants) variant.set(name, property);
}

export function finishDraft(draft: Draft): Type {
  if (draft.invalid) return invalidType;
  const objects = draft.variants.map(variant => {
    const type = object(variant, indexOf(draft.index, variant));
    literals.add(type);
    return type;
  });
  const last = union(objects);
  if (draft.before.length === 0) return last;
  const isEmpty = draft.variants.every(variant => variant.size === 0) && draft.index === undefined;
  return intersection(isEmpty ? draft.before : [...draft.before, last]);
}

function indexOf(index: ObjectType['index'], properties: ReadonlyMap<string, Property>): ObjectType['index'] {
  if (index === undefined || properties.size === 0) return index;
  return { ...index, value: union([index.value, ...[...properties.values()].map(each => each.type)]) };
}

export function spreadInto(
  checker: Checker,
  draft: Draft,
  { type, node }: { type: Type; node: Expression },
): void {
  if (isInvalid(type)) {
    draft.invalid = true;
    return;
  }
  const known = withoutNullish(type);
  if (isPrimitive(known, 'never') && alternatives(type).every(isNullish)) return;
  if (isUnknown(type)) {
    complain(checker, checkProblems.spreadOfNonObject, { args: { type: print(type) }, span: node.span });
    return;
  }
  if (isOpen(known)) {
    const first = finishDraft({ ...draft, before: [] });
    if (draft.variants.some(variant => variant.size > 0)) draft.before.push(first);
    draft.before.push(known);
    draft.variants = [new Map()];
    return;
  }
  const parts = alternatives(known).filter(part => !(part.kind === 'literal' && part.value === false));
  const other = parts.find(part => ['primitive', 'literal', 'promise'].includes(part.kind));
  if (other !== undefined) {
    complain(checker, checkProblems.spreadOfNonObject, { args: { type: print(type) }, span: node.span });
  }
  const objects = parts.filter(part => part.kind === 'object');
  const filled = objects.filter(part => part.properties.size > 0 || part.index !== undefined);
  const maybe =
    isNullable(type) || parts.length < alternatives(known).length || filled.length < objects.length;
  reportOverwritten(checker, draft, maybe ? [] : filled);
  if (filled.length > 0) merge(draft, filled, maybe);
}

function isOpen(type: Type): boolean {
  if (type.kind === 'parameter') return true;
  if (type.kind === 'named') return type.compute !== undefined;
  return type.kind === 'intersection' && type.types.some(isOpen) && mentionsParameters(type);
}

function merge(draft: Draft, objects: readonly ObjectType[], maybe: boolean): void {
  const isFirst = draft.index === undefined && draft.variants.every(variant => variant.size === 0);
  const [only] = objects;
  if (isFirst && !maybe && objects.length === 1 && only?.index !== undefined) {
    const { index } = only;
    draft.index = { key: index.key, value: index.value, readonly: false };
  }
  const apart = !maybe && objects.length * draft.variants.length <= most;
  const groups = apart ? objects.map(part => [part]) : [objects];
  draft.variants = draft.variants.flatMap(variant => groups.map(group => merged(variant, group, maybe)));
}

function merged(
  before: ReadonlyMap<string, Property>,
  objects: readonly ObjectType[],
  maybe: boolean,
): Map<string, Property> {
  const result = new Map(before);
  for (const name of new Set(objects.flatMap(part => [...part.properties.keys()]))) {
    const found = objects.map(part => part.properties.get(name));
    const missing = maybe || found.some(each => each === undefined || each.optional);
    const known = before.get(name);
    const types = (): Type[] => found.flatMap(each => (each === undefined ? [] : [each.type]));
    const make = (): Type => union(missing && known !== undefined ? [known.type, ...types()] : types());
    result.set(name, lazyProperty(make, missing && (known === undefined || known.optional), false));
  }
  return result;
}

/** `{ a: 1, ...other }` where `other` always has an `a`. */
function reportOverwritten(checker: Checker, draft: Draft, objects: readonly ObjectType[]): void {
  if (objects.length === 0) return;
  for (const [name, span] of draft.written) {
    if (!objects.every(part => part.properties.get(name)?.optional === false)) continue;
    complain(checker, checkProblems.overwritten, { args: { name }, span });
    draft.written.delete(name);
  }
}

/** Literals of several forms side by side have each other's properties, as optional ones: `[{ a: 1 }, { b: 2 }]`. */
export function alike(types: readonly Type[]): readonly Type[] {
  const objects = types.filter(type => type.kind === 'object');
  if (objects.length < 2 || !objects.every(type => literals.has(type) && type.index === undefined))
    return types;
  const names = new Set(objects.flatMap(type => [...type.properties.keys()]));
  return types.map(type => {
    if (type.kind !== 'object' || type.properties.size === names.size) return type;
    const missing = [...names].filter(name => !type.properties.has(name));
    const added = missing.map(
      name => [name, { type: undefinedType, optional: true, readonly: false }] as const,
    );
    const result = object([...type.properties, ...added]);
    literals.add(result);
    return result;
  });
}
