import type {
  InterfaceDeclaration,
  ReferenceType,
  TypeDeclaration,
  TypeParameter,
} from '../../grammar/syntax.ts';
import type { TypeBinding } from '../resolve/index.ts';
import { invalidType, named } from './construct.ts';
import type { TypeNames } from './context.ts';
import { complain, type Declaring, later, wrongTypeArguments } from './declaring.ts';
import { print } from './print.ts';
import { typeProblems } from './type-problems.ts';
import type { Type } from './types.ts';

export function aliasType(
  declaring: Declaring,
  binding: TypeBinding,
  args: readonly Type[],
  node?: ReferenceType,
): Type {
  if (binding.kind === 'error') return named('error', binding.name);
  const { declaration } = binding;
  const wanted = declaration.typeParameters;
  const least = wanted.filter(parameter => parameter.default === undefined).length;
  if (args.length < least || args.length > wanted.length) {
    return node === undefined
      ? invalidType
      : wrongTypeArguments(declaring, node, { least, most: wanted.length });
  }
  const module = declaring.checker.resolution.scopes.get(binding.module);
  if (module === undefined) return invalidType;
  if (wanted.length === 0) {
    return remember(declaring, { table: declaring.plain, key: declaration, declaration }, () =>
      reading(declaring, false, () =>
        declaring.bodyOf(declaration, {
          names: { module, parameters: new Map() },
          alias: declaration.name.name,
        }),
      ),
    );
  }
  if (args.length < wanted.length && declaring.open.has(declaration)) return circular(declaring, declaration);
  const isOpen = declaring.open.has(declaration);
  declaring.open.add(declaration);
  const all = withDefaults(declaring, declaration, { args, module });
  const table = instancesOf(declaring, declaration);
  const key = all.map(arg => keyOf(declaring, arg)).join();
  if (!isOpen) declaring.open.delete(declaration);
  const parameters = new Map(wanted.map((parameter, i) => [parameter.name.name, all[i] as Type]));
  // What stands for the others need not be said, and may lead back here.
  const shown = args.map(arg => print(arg, 2)).join(', ');
  const alias = args.length === 0 ? declaration.name.name : `${declaration.name.name}<${shown}>`;
  return remember(declaring, { table, key, declaration }, () => {
    if (node !== undefined) checkConstraints(declaring, wanted, { node, all, names: { module, parameters } });
    return reading(declaring, true, () =>
      declaring.bodyOf(declaration, { names: { module, parameters }, alias }),
    );
  });
}

function reading(declaring: Declaring, instance: boolean, read: () => Type): Type {
  const outer = declaring.instance;
  declaring.instance = instance;
  const type = read();
  declaring.instance = outer;
  return type;
}

function circular(declaring: Declaring, { name }: TypeDeclaration | InterfaceDeclaration): Type {
  return complain(declaring, typeProblems.circularType, { args: { name: name.name }, span: name.span });
}

function instancesOf(declaring: Declaring, of: object): Map<string, Type | 'resolving'> {
  const table = declaring.instances.get(of) ?? new Map<string, Type | 'resolving'>();
  declaring.instances.set(of, table);
  return table;
}

function withDefaults(
  declaring: Declaring,
  declaration: TypeDeclaration | InterfaceDeclaration,
  { args, module }: { args: readonly Type[]; module: TypeNames['module'] },
): readonly Type[] {
  const parameters = new Map<string, Type>();
  // One default is one type, also where it leads back to itself.
  const defaultOf = (parameter: TypeParameter): Type => {
    const { default: fallback } = parameter;
    if (fallback === undefined) return invalidType;
    const table = instancesOf(declaring, parameter);
    const key = [...parameters.values()].map(each => keyOf(declaring, each)).join();
    const names = { module, parameters: new Map(parameters) };
    return remember(declaring, { table, key, declaration }, () =>
      reading(declaring, declaring.instance || parameters.size > 0, () => declaring.typeOf(fallback, names)),
    );
  };
  return declaration.typeParameters.map((parameter, i) => {
    const type = args[i] ?? defaultOf(parameter);
    parameters.set(parameter.name.name, type);
    return type;
  });
}

function checkConstraints(
  declaring: Declaring,
  wanted: readonly TypeParameter[],
  { node, all, names }: { node: ReferenceType; all: readonly Type[]; names: TypeNames },
): void {
  later(declaring, () => {
    wanted.forEach((parameter, i) => {
      if (parameter.constraint === undefined) return;
      const constraint = declaring.typeOf(parameter.constraint, names);
      const given = all[i] as Type;
      if (declaring.checker.relations.assignable(given, constraint)) return;
      const args = { given: print(given), constraint: print(constraint), name: parameter.name.name };
      complain(declaring, typeProblems.constraintNotMet, { args, span: node.args[i]?.span ?? node.span });
    });
  });
}

function remember<K>(
  declaring: Declaring,
  at: { table: Map<K, Type | 'resolving'>; key: K; declaration: TypeDeclaration | InterfaceDeclaration },
  make: () => Type,
): Type {
  const { table, key, declaration } = at;
  const known = table.get(key);
  if (known === 'resolving' || declaring.depth > 100) {
    return circular(declaring, declaration);
  }
  if (known !== undefined) return known;
  table.set(key, 'resolving');
  declaring.depth++;
  const type = make();
  declaring.depth--;
  table.set(key, type);
  return type;
}

/** The same text for the same type: what instances of generic types are found by. */
function keyOf(declaring: Declaring, type: Type): string {
  switch (type.kind) {
    case 'primitive':
      return type.name;
    case 'literal':
      return JSON.stringify(type.value);
    case 'array':
      return `${type.readonly ? 'r' : ''}[${keyOf(declaring, type.element)}]`;
    case 'union':
      return `(${type.types.map(part => keyOf(declaring, part)).join('|')})`;
    case 'parameter':
      return `p${type.id}`;
    case 'named':
      return `${type.name}<${type.args.map(arg => keyOf(declaring, arg)).join()}>`;
    default: {
      const { ids } = declaring;
      const known = ids.of.get(type) ?? ids.next++;
      ids.of.set(type, known);
      return `#${known}`;
    }
  }
}
