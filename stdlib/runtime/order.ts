// Keys as text that sorts as `compareKeys` does, by code point or by UTF-8 bytes, and that can be read back. Stores build
// their own keys of it: whatever key a program uses, two keys never become one.
import { digits } from './hash.ts';
import type { Key } from './keys.ts';

const scratch = new DataView(new ArrayBuffer(8));

/** `n` and the eight bytes of a number, the sign turned round, as sixteen digits; or `s` and the string itself. */
export function keyText(key: Key): string {
  if (typeof key === 'string') return `s${key}`;
  scratch.setFloat64(0, key);
  const high = scratch.getUint32(0);
  const low = scratch.getUint32(4);
  const negative = high >= 0x80000000;
  return `n${digits(negative ? ~high : high ^ 0x80000000)}${digits(negative ? ~low : low)}`;
}

export function keyFromText(text: string): Key {
  if (text.charCodeAt(0) === 0x73) return text.slice(1);
  const high = Number.parseInt(text.slice(1, 9), 16);
  const low = Number.parseInt(text.slice(9, 17), 16);
  const negative = high < 0x80000000;
  scratch.setUint32(0, negative ? ~high : high ^ 0x80000000);
  scratch.setUint32(4, negative ? ~low : low);
  return scratch.getFloat64(0);
}
