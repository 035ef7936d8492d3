import { createHash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;

/** A new device's token: 256 random bits. */
export function makeDeviceToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** The form in which a token, code or challenge is kept. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
