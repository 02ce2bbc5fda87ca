// Hashes by Node's crypto, on Lambda and in the local engine alike.
import { createHash, createHmac, scryptSync, timingSafeEqual } from 'node:crypto';
import { provideHashing } from '../runtime/hashing.ts';

provideHashing({
  hash: (algorithm, text) => createHash(algorithm).update(text, 'utf8').digest('hex'),
  hmac: (algorithm, key, text) => createHmac(algorithm, key).update(text, 'utf8').digest('hex'),
  scrypt: (password, salt, { N, r, p }) =>
    scryptSync(password.normalize('NFC'), salt, 32, { N, r, p, maxmem: 256 * N * r }).toString('hex'),
  // Of the same length whatever the texts.
  equal: (a, b) => timingSafeEqual(digest(a), digest(b)),
});

function digest(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
