import { createHash, randomBytes } from 'node:crypto';

const KEY_BYTES = 32;

/** A new API key: 256 random bits in base64url behind a prefix that secret scanners can find. */
export function makeApiKey(): string {
  return `nw_${randomBytes(KEY_BYTES).toString('base64url')}`;
}

/** The stored form of a key. The key is random, so a plain SHA-256 cannot be brute-forced. */
export function hashApiKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
