// What holds between the parts of a declared object type: properties and its index signature, an interface and what it
// extends. Compared when everything is settled: types may refer to each other.
import type { InterfaceDeclaration, TypeMember } from '../../grammar/syntax.ts';
import type { TypeNames } from './context.ts';
import { complain, type Declaring, later } from './declaring.ts';
import { print } from './print.ts';
import { typeProblems } from './type-problems.ts';
import type { ObjectType, Property } from './types.ts';

/** The properties of everything that an interface extends. */
export function inheritedProperties(
  declaring: Declaring,
  { extends: bases }: InterfaceDeclaration,
  names: TypeNames,
): ReadonlyMap<string, Property> {
  const inherited = new Map<string, Property>();
  for (const base of bases) {
    const type = declaring.typeOf(base, names);
    if (type.kind === 'object') for (const [name, property] of type.properties) inherited.set(name, property);
    else if (type.kind !== 'invalid') {
      complain(declaring, typeProblems.extendsNonObject, { args: { type: print(type) }, span: base.span });
    }
  }
  return inherited;
}

/** `{ id: number; [key: string]: string }`: what reads any key would find a number. */
export function checkIndexed(
  declaring: Declaring,
  at: {
    own: ReadonlyMap<string, TypeMember>;
    properties: ReadonlyMap<string, Property>;
    index: NonNullable<ObjectType['index']>;
  },
): void {
  const { own, properties, index } = at;
  later(declaring, () => {
    for (const [name, member] of own) {
      const property = properties.get(name);
      if (property === undefined || member.kind === 'IndexSignature') continue;
      if (index.key === 'number' && !/^\d+$/.test(name)) continue;
      if (declaring.checker.relations.assignable(property.type, index.value)) continue;
      const args = { name, type: print(property.type), index: print(index.value) };
      complain(declaring, typeProblems.indexMismatch, { args, span: member.name.span });
    }
  });
}

/** What an interface declares again has to fit what it inherits. */
export function checkInherited(
  declaring: Declaring,
  { name: interfaceName }: InterfaceDeclaration,
  { type, inherited }: { type: ObjectType; inherited: ReadonlyMap<string, Property> },
): void {
  later(declaring, () => {
    for (const [name, base] of inherited) {
      const own = type.properties.get(name);
      if (own === undefined || own === base) continue;
      if ((base.optional || !own.optional) && declaring.checker.relations.assignable(own.type, base.type))
        continue;
      const args = { name, type: print(own.type), base: print(base.type) };
      complain(declaring, typeProblems.inheritedMismatch, { args, span: interfaceName.span });
    }
  });
}
