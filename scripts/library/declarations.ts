// What the modules of the library declare, as the generated tables and the documentation have it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LibraryModule } from '../../compiler/library/shape.ts';
import { parse } from '../../grammar/index.ts';
import type {
  AmbientDeclaration,
  Declaration,
  InterfaceDeclaration,
  TypeMember,
} from '../../grammar/syntax.ts';

export const root = join(import.meta.dirname, '..', '..');

export interface Member {
  readonly name: string;
  /** What stands behind the name; for a property the type. */
  readonly text: string;
  readonly form: 'property' | 'method';
  readonly readonly: boolean;
  readonly doc: string | undefined;
}

export interface Declared {
  readonly form: 'interface' | 'type' | 'const' | 'function';
  readonly name: string;
  readonly exported: boolean;
  readonly parameters: readonly string[];
  readonly extends: readonly string[];
  readonly doc: string | undefined;
  readonly members: readonly Member[];
  /** Of a function or a type: what stands behind the name. */
  readonly text: string;
}

export interface DeclaredModule {
  /** `array` for `stdlib/array.mu`. */
  readonly name: string;
  readonly declarations: readonly Declared[];
}

export function readLibrary(folder: string = join(root, 'stdlib')): readonly DeclaredModule[] {
  const files = readdirSync(folder).filter(name => name.endsWith('.mu'));
  return files.sort().map(file => {
    const source = { path: file, text: readFileSync(join(folder, file), 'utf8') };
    const { module, diagnostics } = parse(source);
    const [first] = diagnostics;
    if (first !== undefined) throw new Error(`stdlib/${file}: ${first.message}`);
    return {
      name: file.replace(/\.mu$/, ''),
      declarations: module.declarations.map(node => declared(node, source.text)),
    };
  });
}

function declared(node: Declaration, text: string): Declared {
  const common = {
    exported: node.exported,
    doc: node.doc,
    parameters: [],
    extends: [],
    members: [],
    text: '',
  };
  switch (node.kind) {
    case 'InterfaceDeclaration':
      return { ...common, ...declaredInterface(node, text), form: 'interface' };
    case 'TypeDeclaration':
      return {
        ...common,
        form: 'type',
        name: node.name.name,
        parameters: node.typeParameters.map(({ name }) => name.name),
        text: flat(text.slice(node.type.span.start, node.type.span.end)),
      };
    case 'AmbientDeclaration':
      return { ...common, ...ambient(node, text) };
    default:
      throw new Error(`the library declares interfaces, types, constants and functions, no ${node.kind}`);
  }
}

function declaredInterface(node: InterfaceDeclaration, text: string) {
  return {
    name: node.name.name,
    parameters: node.typeParameters.map(({ name }) => name.name),
    extends: node.extends.map(({ span }) => flat(text.slice(span.start, span.end))),
    members: members(node.body.members, text),
  };
}

function ambient(
  node: AmbientDeclaration,
  text: string,
): Pick<Declared, 'form' | 'name' | 'members' | 'text'> {
  const { form, type, name } = node;
  if (type.kind === 'ObjectType')
    return { form, name: name.name, members: members(type.members, text), text: '' };
  return { form, name: name.name, members: [], text: flat(text.slice(type.span.start, type.span.end)) };
}

/** Overloads have their documentation on the first. */
function members(nodes: readonly TypeMember[], text: string): readonly Member[] {
  return nodes.map(node => {
    if (node.kind === 'IndexSignature') throw new Error('an object of the library has names for its members');
    const isMethod = node.kind === 'MethodSignature';
    const end = isMethod ? node.result.span.end : node.type.span.end;
    const start = isMethod ? node.name.span.end : node.type.span.start;
    return {
      name: node.name.text,
      text: flat(text.slice(start, end)),
      form: isMethod ? 'method' : 'property',
      readonly: isMethod || node.readonly,
      doc: node.doc,
    };
  });
}

/** On one line, without comments. */
function flat(text: string): string {
  const line = text.replaceAll(/\/\*[\s\S]*?\*\//g, ' ').replaceAll(/\s+/g, ' ');
  return line
    .replaceAll(/([([]) /g, '$1')
    .replaceAll(/ ([)\]])/g, '$1')
    .trim();
}

const stored: Readonly<Record<string, string>> = {
  StateMap: 'map',
  StateSet: 'set',
  StateList: 'list',
  StateCounter: 'counter',
};

/** The table that the compiler reads. Names that `mu.mu` exports are imports of `"mu"`. */
export function tableOf({ name: module, declarations }: DeclaredModule): LibraryModule {
  const prefix = module === 'mu' ? 'mu.' : '';
  const table = {
    aliases: {} as Record<string, LibraryModule['aliases'][string]>,
    classes: {} as Record<string, LibraryModule['classes'][string]>,
    collections: {} as Record<string, LibraryModule['collections'][string]>,
    objects: {} as Record<string, LibraryModule['objects'][string]>,
    functions: {} as Record<string, string>,
    constructors: {} as Record<string, string | readonly string[]>,
  };
  for (const { form, name, parameters, members: all, text, ...rest } of declarations) {
    const own = all.filter(member => member.name !== 'new');
    const collection = stored[name];
    if (form === 'type') table.aliases[name] = { parameters, text };
    else if (form === 'function') table.functions[prefix + name] = text;
    else if (form === 'const') {
      table.objects[prefix + name] = signatures(own);
      const made = signatures(all.filter(member => member.name === 'new')).new;
      if (made !== undefined) table.constructors[prefix + name] = made;
    } else if (collection !== undefined)
      table.collections[collection] = { parameters, members: signatures(own) };
    else {
      const writable = own.filter(member => !member.readonly).map(member => member.name);
      table.classes[name] = { parameters, extends: rest.extends, writable, members: signatures(own) };
    }
  }
  return table;
}

function signatures(members: readonly Member[]): Record<string, string | readonly string[]> {
  const result: Record<string, string | readonly string[]> = {};
  for (const { name } of members) {
    const texts = members.filter(member => member.name === name).map(member => member.text);
    result[name] = texts.length === 1 ? (texts[0] as string) : texts;
  }
  return result;
}
