// Types as TypeScript prints them, for messages, hover and tests.
import { alternatives } from './construct.ts';
import { isSnapshot } from './snapshot.ts';
import type { FunctionType, ObjectType, TupleType, Type } from './types.ts';

/** How deep nested object types without a name are printed before `…` stands for them. */
const deepest = 4;

/** Longer texts are printed again, less deep. */
const longest = 240;

const unionNames = new WeakMap<Type, string>();

/** A union of objects is printed by its name, as objects are; it may come back inside itself. */
export function nameUnion(type: Type, name: string): void {
  const plain = (part: Type) => part.kind === 'primitive' || part.kind === 'literal';
  if (type.kind === 'union' && !type.types.every(plain) && !unionNames.has(type)) unionNames.set(type, name);
}

export function print(type: Type, depth = 0): string {
  let text = printAt(type, depth);
  for (let start = 2; text.length > longest && start <= deepest + 1; start++) text = printAt(type, start);
  return text;
}

function printAt(type: Type, depth: number): string {
  if (depth > 2 * deepest) return '…';
  switch (type.kind) {
    case 'primitive':
      return type.name;
    case 'literal':
      return typeof type.value === 'string' ? JSON.stringify(type.value) : String(type.value);
    case 'object':
      return type.alias ?? printObject(type, depth);
    case 'array': {
      const element = printAt(type.element, depth + 1);
      const simple = !needsParentheses(type.element);
      return `${type.readonly ? 'readonly ' : ''}${simple ? element : `(${element})`}[]`;
    }
    case 'tuple':
      return `${type.readonly ? 'readonly ' : ''}[${printElements(type, depth)}]`;
    case 'union':
      return unionNames.get(type) ?? printUnion(type.types, depth);
    case 'intersection':
      return type.types
        .map(part =>
          part.kind === 'function' || part.kind === 'union'
            ? `(${printAt(part, depth)})`
            : printAt(part, depth),
        )
        .join(' & ');
    case 'function':
      return printFunction(type, ' => ', depth);
    case 'promise':
      return `Promise<${printAt(type.value, depth)}>`;
    case 'parameter':
      return type.name;
    case 'named': {
      const [first, second] = type.args;
      if (type.name === 'keyof' && first !== undefined) return `keyof ${printAt(first, depth)}`;
      if (type.name === 'indexed' && first && second)
        return `${printAt(first, depth)}[${printAt(second, depth)}]`;
      const args = type.args.length === 0 ? '' : `<${type.args.map(arg => printAt(arg, depth)).join(', ')}>`;
      return `${type.family === 'service' || type.family === 'extern' ? 'typeof ' : ''}${type.name}${args}`;
    }
    case 'collection': {
      const names = { map: 'Map', set: 'Set', list: 'List', counter: 'Counter' };
      const args = [type.key, type.value].filter(arg => arg !== undefined).map(arg => printAt(arg, depth));
      return `${names[type.collection]}${args.length === 0 ? '' : `<${args.join(', ')}>`}`;
    }
    case 'invalid':
      return 'unknown';
    default:
      return type satisfies never;
  }
}

/** A type that does not fit another, so that its text is not the other's: a snapshot is called so, and what is stored. */
export function printApart(type: Type, other: Type): string {
  const text = print(type);
  if (text !== print(other)) return text;
  if (type.kind === 'collection') return `State${text}`;
  return alternatives(type).some(isSnapshot) ? `Snapshot<${text}>` : text;
}

/** `name(id: string, capacity: number): void`. */
export function printSignature(name: string, type: FunctionType): string {
  return `${name}${printFunction(type, ': ', 0)}`;
}

function needsParentheses(type: Type): boolean {
  if ((type.kind === 'array' || type.kind === 'tuple') && type.readonly) return true;
  return type.kind === 'union' || type.kind === 'function' || type.kind === 'intersection';
}

function printUnion(types: readonly Type[], depth: number): string {
  const last = (type: Type): number =>
    type.kind === 'primitive' && type.name === 'null'
      ? 1
      : type.kind === 'primitive' && type.name === 'undefined'
        ? 2
        : 0;
  const ordered = [...types].sort((a, b) => last(a) - last(b));
  return ordered
    .map(part => (part.kind === 'function' ? `(${printAt(part, depth)})` : printAt(part, depth)))
    .join(' | ');
}

function printObject(type: ObjectType, depth: number): string {
  if (depth > deepest) return '{ … }';
  const parts: string[] = [];
  if (type.index !== undefined) {
    const { key, value, readonly } = type.index;
    parts.push(`${readonly ? 'readonly ' : ''}[key: ${key}]: ${printAt(value, depth + 1)}`);
  }
  for (const [name, { type: inner, optional, readonly }] of type.properties) {
    const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
    parts.push(`${readonly ? 'readonly ' : ''}${key}${optional ? '?' : ''}: ${printAt(inner, depth + 1)}`);
  }
  return parts.length === 0 ? '{}' : `{ ${parts.join('; ')} }`;
}

function printElements(type: TupleType, depth: number): string {
  return type.elements
    .map(({ type: element, optional, rest }) => {
      const text = printAt(element, depth + 1);
      return rest ? `...${needsParentheses(element) ? `(${text})` : text}[]` : optional ? `${text}?` : text;
    })
    .join(', ');
}

function printFunction(type: FunctionType, arrow: string, depth: number): string {
  if (depth > deepest) return '(…) => …';
  const typeParameters = type.typeParameters.map(({ name, constraint }) =>
    constraint === undefined ? name : `${name} extends ${printAt(constraint, depth + 1)}`,
  );
  const parameters = type.parameters.map(
    ({ name, type: inner, optional, rest }) =>
      `${rest ? '...' : ''}${name}${optional ? '?' : ''}: ${printAt(inner, depth + 1)}`,
  );
  const result =
    type.predicate === undefined
      ? printAt(type.result, depth + 1)
      : `${type.parameters[type.predicate.parameter]?.name} is ${printAt(type.predicate.type, depth + 1)}`;
  const generic = typeParameters.length === 0 ? '' : `<${typeParameters.join(', ')}>`;
  return `${generic}(${parameters.join(', ')})${arrow}${result}`;
}
