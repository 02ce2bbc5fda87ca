// JSON for people and for differences between builds: two spaces, keys as they were put in, and what is short on one line.
const width = 100;

/** A JSON text that ends in a newline. */
export function json(value: unknown): string {
  return `${print(value, '')}\n`;
}

function print(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const flat = JSON.stringify(value);
  if (flat === '[]' || flat === '{}') return flat;
  const inner = `${indent}  `;
  if (!Array.isArray(value)) return lines('{}', members(value, inner), indent);
  const elements = value.map(element => print(element, inner));
  const line = `[${elements.join(', ')}]`;
  const short = value.every(isScalar) && indent.length + line.length <= width;
  return short ? line : lines('[]', elements, indent);
}

function members(value: object, indent: string): readonly string[] {
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => `${JSON.stringify(key)}: ${print(member, indent)}`);
}

function lines(brackets: '{}' | '[]', parts: readonly string[], indent: string): string {
  const [open, close] = brackets;
  return `${open}\n${parts.map(part => `${indent}  ${part}`).join(',\n')}\n${indent}${close}`;
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}
