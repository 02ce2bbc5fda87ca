// JSON as data, its size as AWS counts it, and how deep it may nest.

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** AWS: input, arguments, result and output of a state, and what one `Assign` holds (facts B.1). */
export const payloadLimit = 262_144;

/** Whether the value's JSON text has more than `limit` UTF-8 bytes. */
export function exceeds(value: Json, limit: number): boolean {
  // A cheap bound first: almost all values are far from the limit.
  if (bound(value) <= limit) return false;
  return utf8Length(JSON.stringify(value)) > limit;
}

/** At most six bytes for a UTF-16 unit (`\u001f`), 25 for a number. */
function bound(value: Json): number {
  if (typeof value === 'string') return value.length * 6 + 2;
  if (typeof value === 'object' && value !== null) {
    let sum = 2;
    if (Array.isArray(value)) for (const element of value) sum += bound(element) + 1;
    else for (const [key, member] of Object.entries(value)) sum += key.length * 6 + 4 + bound(member);
    return sum;
  }
  return 25;
}

export function utf8Length(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < text.length) {
      bytes += 4;
      i++;
    } else bytes += 3;
  }
  return bytes;
}

export function isRecord(value: unknown): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** As AWS names types in its messages. */
export function typeName(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
