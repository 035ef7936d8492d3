import { createPublicKey } from 'node:crypto';
import type { PushSubscriptionIn } from '../../../shared/contract/push-schema.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { isPushEndpoint } from '../../../shared/node/net/push-services.ts';

/** The size limit for a subscription's rules and mutes, as JSON. */
const WISHES_MAX_BYTES = 16 * 1_024;
/** An uncompressed point on P-256, and the secret of RFC 8291. */
const POINT_BYTES = 65;
const UNCOMPRESSED = 4;
const SECRET_BYTES = 16;

/**
 * Validates a push subscription; throws an error that names the field and rule for an unknown push service, keys that
 * cannot encrypt, or too many rules. Returns the size of its rules and mutes in bytes.
 */
export function checkSubscription(input: PushSubscriptionIn, hosts: readonly string[]): number {
  const { endpoint, keys, rules, mutes } = input;
  if (!isPushEndpoint(endpoint, hosts)) {
    throw refusal('endpoint', 'push_service', 'must be https and of a push service that this server knows');
  }
  if (!isPublicKey(keys.p256dh)) throw refusal('keys.p256dh', 'public_key', 'must be a public key on P-256');
  if (Buffer.from(keys.auth, 'base64url').length !== SECRET_BYTES) {
    throw refusal('keys.auth', 'secret', `must be a secret of ${SECRET_BYTES} bytes`);
  }
  const bytes = Buffer.byteLength(JSON.stringify({ rules, mutes }));
  if (bytes > WISHES_MAX_BYTES) {
    throw refusal('rules', 'too_large', `and mutes must take at most ${WISHES_MAX_BYTES} bytes together`);
  }
  return bytes;
}

function refusal(field: string, rule: string, detail: string): NewswireError {
  return new NewswireError('validation_failed', `${field}: ${detail}`, [{ field, rule, detail }]);
}

function isPublicKey(text: string): boolean {
  const point = Buffer.from(text, 'base64url');
  if (point.length !== POINT_BYTES || point[0] !== UNCOMPRESSED) return false;
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'));
  try {
    createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: String(x), y: String(y) }, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}
