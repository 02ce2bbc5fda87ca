// Data as the text of a JavaScript literal, short values on one line. A `Name` is an identifier, not a string.

/** An identifier among data. */
export interface Name {
  readonly identifier: string;
}

export type Data =
  | string
  | number
  | boolean
  | null
  | undefined
  | Name
  | readonly Data[]
  | { readonly [key: string]: Data };

const width = 110;

export function literal(data: Data, indent = ''): string {
  if (typeof data !== 'object' || data === null)
    return data === undefined ? 'undefined' : JSON.stringify(data);
  if (isName(data)) return data.identifier;
  const parts = Array.isArray(data)
    ? data.map(element => (deeper: string) => literal(element, deeper))
    : members(data as { readonly [key: string]: Data });
  const [open, close] = Array.isArray(data) ? '[]' : '{}';
  if (parts.length === 0) return `${open}${close}`;
  const inner = `${indent}  `;
  const texts = parts.map(part => part(inner));
  const flat = texts.join(', ');
  const line = open === '[' ? `[${flat}]` : `{ ${flat} }`;
  if (!line.includes('\n') && indent.length + line.length <= width) return line;
  return `${open}\n${texts.map(text => `${inner}${text},\n`).join('')}${indent}${close}`;
}

function members(data: { readonly [key: string]: Data }): ((indent: string) => string)[] {
  return Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => {
      return (indent: string) => `${property(key)}: ${literal(value, indent)}`;
    });
}

function property(key: string): string {
  if (key === '__proto__') return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}

function isName(data: object): data is Name {
  return 'identifier' in data && Object.keys(data).length === 1;
}
