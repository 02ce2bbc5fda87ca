// What JavaScript alone has no function for: given to the reference interpreter by who starts it.
import { createHash, createHmac, randomBytes, scryptSync } from 'node:crypto';
import type { Ports } from '../../compiler/reference/index.ts';

export const foreign: Ports['foreign'] = {
  sha256: (text: string) => createHash('sha256').update(text).digest('hex'),
  sha512: (text: string) => createHash('sha512').update(text).digest('hex'),
  hmacSha256: (key: string, text: string) => createHmac('sha256', key).update(text).digest('hex'),
  base64: coding('base64', /^[\w+/]*={0,2}$/),
  base64url: coding('base64url', /^[\w-]*$/),
  timingSafeEqual: (a: string, b: string) => a === b,
  hashPassword: (password: string) => hashed(password, randomBytes(8).toString('hex')),
  verifyPassword: (password: string, hash: string) => hashed(password, hash.split('$')[1] ?? '') === hash,
};

function coding(encoding: 'base64' | 'base64url', alphabet: RegExp): object {
  return {
    encode: (text: string) => Buffer.from(text).toString(encoding),
    decode(text: string) {
      if (!alphabet.test(text)) throw new SyntaxError('this is no base64');
      return Buffer.from(text, encoding).toString();
    },
  };
}

/** Cheaper than the real one: it protects nobody. */
function hashed(password: string, salt: string): string {
  return `scrypt$${salt}$${scryptSync(password, salt, 16, { N: 16 }).toString('hex')}`;
}
