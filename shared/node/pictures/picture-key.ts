import { createHash } from 'node:crypto';

const KEY_BYTES = 20;

/** The name of a picture in the servers' caches: a hash of the publisher's address. */
export function pictureKey(source: string): string {
  return createHash('sha256').update(source).digest().subarray(0, KEY_BYTES).toString('hex');
}
