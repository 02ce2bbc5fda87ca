// Types of mu as TypeScript text that stands alone: an object type that has a name is declared once under it, everything else
// is written where it is used.
import { print } from '../check/print.ts';
import type { ObjectType, TupleType, Type } from '../check/types.ts';

export class TypeScriptNames {
  readonly #taken: Set<string>;
  readonly #errors: ReadonlySet<string>;
  readonly #names = new Map<ObjectType, string>();
  readonly #declared: { readonly name: string; readonly type: ObjectType; text: string }[] = [];
  /** What is being written: a type without a name that holds itself ends there. */
  readonly #around: Type[] = [];

  constructor(taken: readonly string[], errors: readonly string[]) {
    this.#taken = new Set([...taken, ...errors]);
    this.#errors = new Set(errors);
  }

  print(type: Type): string {
    if (this.#around.includes(type)) return 'unknown';
    this.#around.push(type);
    const text = this.#text(type);
    this.#around.pop();
    return text;
  }

  declarations(): readonly string[] {
    return this.#declared.map(({ name, text }) => `export interface ${name} ${text}`);
  }

  #text(type: Type): string {
    switch (type.kind) {
      case 'object':
        return this.#object(type);
      case 'array':
        return `${type.readonly ? 'readonly ' : ''}${this.#element(type.element)}[]`;
      case 'tuple':
        return `${type.readonly ? 'readonly ' : ''}[${this.#elements(type)}]`;
      case 'union':
        return type.types.map(part => this.print(part)).join(' | ');
      case 'intersection':
        return type.types
          .map(part => (part.kind === 'union' ? `(${this.print(part)})` : this.print(part)))
          .join(' & ');
      case 'named':
        return type.family === 'error' && this.#errors.has(type.name) ? type.name : 'unknown';
      case 'primitive':
      case 'literal':
        return print(type);
      default:
        return 'unknown';
    }
  }

  #object(type: ObjectType): string {
    const known = this.#names.get(type) ?? this.#same(type);
    if (known !== undefined) return known;
    if (type.alias === undefined || !/^[A-Za-z_$][\w$]*$/.test(type.alias)) return this.#members(type, ' ');
    let name = type.alias;
    for (let n = 2; this.#taken.has(name); n++) name = `${type.alias}${n}`;
    this.#taken.add(name);
    this.#names.set(type, name);
    const entry = { name, type, text: '' };
    this.#declared.push(entry);
    const around = this.#around.splice(0);
    entry.text = this.#members(type, '\n');
    this.#around.push(...around);
    return name;
  }

  /** The same declaration, looked up a second time. */
  #same(type: ObjectType): string | undefined {
    const found = this.#declared.find(
      other => other.type.alias === type.alias && membersText(other.type) === membersText(type),
    );
    if (found !== undefined) this.#names.set(type, found.name);
    return found?.name;
  }

  #members({ properties, index }: ObjectType, space: ' ' | '\n'): string {
    const parts: string[] = [];
    if (index !== undefined)
      parts.push(`${index.readonly ? 'readonly ' : ''}[key: ${index.key}]: ${this.print(index.value)}`);
    for (const [name, { type, optional, readonly }] of properties) {
      const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
      parts.push(`${readonly ? 'readonly ' : ''}${key}${optional ? '?' : ''}: ${this.print(type)}`);
    }
    if (parts.length === 0) return '{}';
    return space === ' ' ? `{ ${parts.join('; ')} }` : `{\n${parts.map(part => `  ${part};\n`).join('')}}`;
  }

  #element(type: Type): string {
    const text = this.print(type);
    const simple = !(type.kind === 'union' || type.kind === 'intersection' || text.startsWith('readonly '));
    return simple ? text : `(${text})`;
  }

  #elements(type: TupleType): string {
    return type.elements
      .map(({ type: element, optional, rest }) => {
        if (rest) return `...${this.#element(element)}[]`;
        return optional ? `${this.#element(element)}?` : this.print(element);
      })
      .join(', ');
  }
}

function membersText(type: ObjectType): string {
  return print({ ...type, alias: undefined });
}
