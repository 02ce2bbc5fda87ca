// Small well-known arithmetic, so that what a program sees as random is the same on every machine and in every attempt:
// cyrb128 (bryc) makes four 32-bit words of a text, sfc32 (Chris Doty-Humphrey's PractRand) draws from them. Not for secrets.
import type { Json } from './ports.ts';

export type Words = readonly [number, number, number, number];

export function hash128(text: string): Words {
  let a = 1779033703;
  let b = 3144134277;
  let c = 1013904242;
  let d = 2773480762;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = b ^ Math.imul(a ^ unit, 597399067);
    b = c ^ Math.imul(b ^ unit, 2869860233);
    c = d ^ Math.imul(c ^ unit, 951274213);
    d = a ^ Math.imul(d ^ unit, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  a ^= b ^ c ^ d;
  return [a >>> 0, (b ^ a) >>> 0, (c ^ a) >>> 0, (d ^ a) >>> 0];
}

export function hex(words: Words): string {
  return digits(words[0]) + digits(words[1]) + digits(words[2]) + digits(words[3]);
}

/** Eight hexadecimal digits of a 32-bit word. */
export function digits(word: number): string {
  return ((word >>> 0) + 0x100000000).toString(16).slice(1);
}

/** Draws 32-bit words. */
export function generator(seed: string): () => number {
  let [a, b, c, d] = hash128(seed) as [number, number, number, number];
  const next = (): number => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i++) next();
  return next;
}

/** In [0, 1), with 53 bits. */
export function fraction(next: () => number): number {
  return ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992;
}

/** Version 4 in form. */
export function uuid(next: () => number): string {
  const text = hex([next(), next(), next(), next()]);
  const variant = ((Number.parseInt(text[16] as string, 16) & 3) | 8).toString(16);
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-4${text.slice(13, 16)}-${variant}${text.slice(17, 20)}-${text.slice(20)}`;
}

/** The same for the same value, whatever the order of its properties. */
export function digest(name: string, json: Json): string {
  return hex(hash128(`${name}\n${canonical(json)}`));
}

function canonical(json: Json): string {
  if (typeof json !== 'object' || json === null) return JSON.stringify(json);
  if (Array.isArray(json)) return `[${json.map(canonical).join()}]`;
  const object = json as { readonly [key: string]: Json };
  const keys = Object.keys(object).sort();
  return `{${keys.map(key => `${JSON.stringify(key)}:${canonical(object[key] as Json)}`).join()}}`;
}
