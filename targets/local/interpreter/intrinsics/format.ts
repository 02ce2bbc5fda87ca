// `States.Format`: each `{}` is one value, written as the service writes it.
import { isRecord, type Json } from '../json.ts';

/** The template still has its escapes. Undefined: another number of places than of values. */
export function format(template: string, values: readonly Json[]): string | undefined {
  let used = 0;
  const text = template.replace(/\\(['{}\\])|\{\}/g, (_whole, escaped: string | undefined) => {
    if (escaped !== undefined) return escaped;
    const value = values[used++];
    return value === undefined ? '' : typeof value === 'string' ? value : shown(value);
  });
  return used === values.length ? text : undefined;
}

/** Objects and arrays as Java's maps and lists print. */
function shown(value: Json): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${key}=${shown(member)}`);
  return `{${members.join(', ')}}`;
}
