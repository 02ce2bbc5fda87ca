// JSON for people and for differences between builds: two spaces, keys as they were put in, and what is short on one line.
const width = 100;

/** A JSON text that ends in a newline. */
export function json(value: unknown): string {
  return `${print(value, '')}\n`;
}

function print(value: unknown, indent: string): string {
  if (isScalar(value)) return JSON.stringify(value);
  const inner = `${indent}  `;
  const list = Array.isArray(value);
  const parts = list ? value.map(element => print(element, inner)) : members(value as object, inner);
  const [open, close] = list ? '[]' : '{}';
  const line = `${open}${parts.join(', ')}${close}`;
  const short = list ? value.every(isScalar) || parts.length === 1 : parts.length <= 1;
  if (short && !line.includes('\n') && indent.length + line.length <= width) return line;
  return `${open}\n${parts.map(part => inner + part).join(',\n')}\n${indent}${close}`;
}

function members(value: object, indent: string): readonly string[] {
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => `${JSON.stringify(key)}: ${print(member, indent)}`);
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}
