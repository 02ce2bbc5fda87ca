// Hashes for programs: the arithmetic comes from the platform, synchronously; the entry puts it in.
import { bug, MuError } from './errors.ts';

export interface Hashing {
  /** In hexadecimal digits; texts are UTF-8. */
  hash(algorithm: 'sha256' | 'sha512', text: string): string;
  hmac(algorithm: 'sha256', key: string, text: string): string;
  /** 32 bytes in hexadecimal digits. */
  scrypt(password: string, salt: string, cost: ScryptCost): string;
  equal(a: string, b: string): boolean;
}

export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

let given: Hashing | undefined;

export function provideHashing(hashing: Hashing): void {
  given = hashing;
}

function hashing(): Hashing {
  if (given === undefined) throw bug('nobody has provided hashing');
  return given;
}

export function sha256(text: string): string {
  return hashing().hash('sha256', text);
}

export function sha512(text: string): string {
  return hashing().hash('sha512', text);
}

export function hmacSha256(key: string, text: string): string {
  return hashing().hmac('sha256', key, text);
}

export function timingSafeEqual(a: string, b: string): boolean {
  return hashing().equal(a, b);
}

const cost: ScryptCost = { N: 16_384, r: 8, p: 1 };

/** `salt` need not be secret, only another for each: an identifier of the turn, the same when it is run again. */
export function hashPassword(salt: string, password: string): string {
  return `scrypt$${cost.N}$${cost.r}$${cost.p}$${salt}$${hashing().scrypt(password, salt, cost)}`;
}

export function verifyPassword(password: string, hash: string): boolean {
  const [, N, r, p, salt = '', expected = ''] =
    /^scrypt\$(\d{1,7})\$(\d{1,2})\$(\d{1,2})\$([^$]+)\$([0-9a-f]{64})$/.exec(hash) ?? [];
  if (expected === '') return false;
  const asked = { N: Number(N), r: Number(r), p: Number(p) };
  if (asked.N * asked.r * asked.p > 2 ** 20 || Math.log2(asked.N) % 1 !== 0) return false;
  return hashing().equal(hashing().scrypt(password, salt, asked), expected);
}

/** Texts as base64, by UTF-8. */
export const base64 = {
  encode: (text: string): string => btoa(binary(text)),
  decode: (text: string): string => fromBinary(text, 'base64'),
};

/** The same for URLs: `-` and `_`, without `=`. */
export const base64url = {
  encode: (text: string): string =>
    base64.encode(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
  decode: (text: string): string =>
    fromBinary(text.replaceAll('-', '+').replaceAll('_', '/'), 'base64url', /[+/=]/.test(text)),
};

const CHUNK = 8192;

function binary(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let result = '';
  for (let i = 0; i < bytes.length; i += CHUNK)
    result += String.fromCharCode(...bytes.subarray(i, i + CHUNK));
  return result;
}

function fromBinary(text: string, name: string, refused = false): string {
  try {
    if (refused || /\s/.test(text)) throw new TypeError('a character that does not belong there');
    const bytes = Uint8Array.from(atob(text), character => character.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new MuError('SyntaxError', {}, `this is no text in ${name}`);
  }
}
