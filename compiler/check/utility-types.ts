// `Partial`, `Pick`, `keyof`, `T["name"]` …: types computed from types.
import { awaitedType } from './awaited.ts';
import {
  alternatives,
  intersection,
  invalidType,
  isInvalid,
  isNever,
  lazyProperty,
  neverType,
  numberType,
  object,
  stringType,
  undefinedType,
  union,
  unknownType,
} from './construct.ts';
import { signaturesOf } from './context.ts';
import { computeReadonly, eachObject, mapProperties, partial, required } from './mapped.ts';
import { iterated, type Members, memberOf, tupleElement } from './members.ts';
import { print } from './print.ts';
import type { Relations } from './relate.ts';
import { instantiate, mentionsParameters } from './substitute.ts';
import type { ObjectType, Property, Type } from './types.ts';

export const utilityNames: ReadonlySet<string> = new Set([
  'Partial',
  'Required',
  'Readonly',
  'Pick',
  'Omit',
  'Record',
  'NonNullable',
  'Exclude',
  'Extract',
  'Awaited',
  'ReturnType',
  'Parameters',
]);

/** A utility type: computed, or kept until what its type parameters stand for is known. */
export function utilityType(relations: Relations, name: string, args: readonly Type[]): Type {
  if (args.some(isInvalid)) return invalidType;
  const compute = (known: readonly Type[]): Type | undefined =>
    computeUtility(relations, name, known, `${name}<${known.map(arg => print(arg)).join(', ')}>`);
  return compute(args) ?? { kind: 'named', family: 'library', name, args, compute };
}

function computeUtility(
  relations: Relations,
  name: string,
  args: readonly Type[],
  alias: string,
): Type | undefined {
  const [first = invalidType, second = invalidType] = args;
  switch (name) {
    case 'Partial':
      return eachObject(first, type => mapProperties(type, alias, partial));
    case 'Required':
      return eachObject(first, type => mapProperties(type, alias, required));
    case 'Readonly':
      return computeReadonly(first, alias);
    case 'Pick':
      return selected(first, second, { alias, keep: true });
    case 'Omit':
      return selected(first, second, { alias, keep: false });
    case 'Record':
      return recordOf(first, second);
    case 'NonNullable':
      return intersection([first, object([])]);
    case 'Awaited':
      return isOpen(first) ? undefined : awaitedType(first);
    case 'Exclude':
    case 'Extract':
      if (isOpen(first) || isOpen(second)) return undefined;
      return union(
        alternatives(first).filter(part => relations.assignable(part, second) === (name === 'Extract')),
      );
    default:
      return ofFunction(name, first);
  }
}

function isOpen(type: Type): boolean {
  return mentionsParameters(type);
}

/** `ReturnType` and `Parameters`. */
function ofFunction(name: string, type: Type): Type | undefined {
  if (type.kind === 'union') {
    const parts = type.types.map(part => ofFunction(name, part));
    return parts.every(part => part !== undefined) ? union(parts) : undefined;
  }
  const known = signaturesOf(type).at(-1);
  if (known === undefined) return isOpen(type) ? undefined : neverType;
  const signature = instantiate(
    known,
    known.typeParameters.map(parameter => parameter.constraint ?? unknownType),
  );
  if (name === 'ReturnType') return signature.result;
  const elements = signature.parameters.flatMap(({ type: part, optional, rest }) => {
    if (rest && part.kind === 'tuple') return part.elements;
    return [{ type: rest && part.kind === 'array' ? part.element : part, optional, rest }];
  });
  return { kind: 'tuple', elements, readonly: false };
}

function selected(
  type: Type,
  keys: Type,
  { alias, keep }: { alias: string; keep: boolean },
): Type | undefined {
  const names = new Set<string>();
  for (const key of alternatives(keys)) {
    if (key.kind === 'literal') names.add(String(key.value));
    else if (!isNever(key) && !isInvalid(key)) return undefined;
  }
  const known = type.kind === 'union' ? shared(type.types) : type;
  return (
    known &&
    eachObject(known, part => ({
      kind: 'object',
      properties: new Map([...part.properties].filter(([name]) => names.has(name) === keep)),
      index: keep ? undefined : part.index,
      alias,
    }))
  );
}

/** The properties that all alternatives have: `Pick` and `Omit` see no others. */
function shared(types: readonly Type[]): Type | undefined {
  const objects = types.filter(type => type.kind === 'object');
  const [first, ...others] = objects;
  if (first === undefined || objects.length < types.length) return undefined;
  const properties = new Map<string, Property>();
  for (const name of first.properties.keys()) {
    const found = objects.flatMap(part => part.properties.get(name) ?? []);
    if (found.length <= others.length) continue;
    const make = (): Type => union(found.map(each => each.type));
    const optional = found.some(each => each.optional);
    properties.set(
      name,
      lazyProperty(
        make,
        optional,
        found.some(each => each.readonly),
      ),
    );
  }
  return object(properties);
}

function recordOf(keys: Type, value: Type): Type | undefined {
  const properties = new Map<string, Property>();
  let index: ObjectType['index'];
  for (const key of alternatives(keys)) {
    if (isInvalid(key)) return key;
    if (key.kind === 'literal')
      properties.set(String(key.value), { type: value, optional: false, readonly: false });
    else if (key === stringType || key === numberType) {
      index = { key: key === stringType ? 'string' : 'number', value, readonly: false };
    } else if (!isNever(key)) return undefined;
  }
  return { kind: 'object', properties, index, alias: undefined };
}

/** `T[K]`; undefined if `T` has no such member. */
export function indexedType(members: Members, type: Type, key: Type): Type | undefined {
  if (isInvalid(type) || isInvalid(key)) return invalidType;
  const parts = alternatives(key).map(part => {
    if (part.kind === 'literal') return memberAt(members, type, part.value);
    if (part === numberType) return type.kind === 'object' ? type.index?.value : iterated(type);
    if (part === stringType && type.kind === 'object') return type.index?.value;
    return undefined;
  });
  return parts.every(part => part !== undefined) ? union(parts) : undefined;
}

function memberAt(members: Members, type: Type, key: string | number | boolean): Type | undefined {
  if (type.kind === 'array' && typeof key === 'number') return type.element;
  if (type.kind === 'tuple' && typeof key === 'number') return tupleElement(type, key);
  if (type.kind === 'object' && !type.properties.has(String(key))) return type.index?.value;
  const member = memberOf(members, type, String(key));
  return member && (member.optional ? union([member.type, undefinedType]) : member.type);
}
