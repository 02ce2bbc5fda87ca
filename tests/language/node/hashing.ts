// What a program imports from "mu" to hash and to encode, as Node itself has it.
import { createHash, createHmac, scryptSync } from 'node:crypto';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
export const sha512 = (text: string): string => createHash('sha512').update(text).digest('hex');
export const hmacSha256 = (key: string, text: string): string =>
  createHmac('sha256', key).update(text).digest('hex');
export const timingSafeEqual = (a: string, b: string): boolean => a === b;
export const hashPassword = (password: string): string => scryptSync(password, 'salt', 16).toString('hex');
export const verifyPassword = (password: string, hash: string): boolean => hashPassword(password) === hash;
export const base64 = coder('base64', /^[A-Za-z0-9+/]*=*$/);
export const base64url = coder('base64url', /^[\w-]*$/);

function coder(name: 'base64' | 'base64url', digits: RegExp) {
  return {
    encode: (text: string): string => Buffer.from(text).toString(name),
    decode: (text: string): string => {
      if (!digits.test(text)) throw new SyntaxError(`no ${name}`);
      return Buffer.from(text, name).toString();
    },
  };
}
