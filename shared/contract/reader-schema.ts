import { z } from 'zod';
import { CLOCK_PATTERN } from '../domain/sync/clock.ts';
import { COLLECTION_NAMES, ITEM_ID_MAX, ITEM_VALUE_MAX_BYTES } from '../domain/sync/item.ts';
import { patternIn, textIn } from './text-schema.ts';

/** Items in one request; a body of 64 KB has room for no more. */
const ITEMS_MAX = 500;

/** Letters and digits that nobody mistakes for others: no I, L, O, U, 0 or 1. */
export const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
export const CODE_LENGTH = 8;

const itemSchema = z.strictObject({
  collection: z.enum(COLLECTION_NAMES),
  id: textIn(ITEM_ID_MAX).min(1, 'must not be empty'),
  value: textIn(ITEM_VALUE_MAX_BYTES).refine(isJson, 'must be JSON').nullable(),
  clock: patternIn(CLOCK_PATTERN, 'must be a hybrid logical clock'),
});

/** What a device knows already, and what it has changed since. */
export const syncInSchema = z.strictObject({
  since: z.int().min(0, 'must be at least 0'),
  /** Comments come under the reader's name from now on, even if the browser has another. */
  takeName: z.boolean().default(false),
  items: z.array(itemSchema).max(ITEMS_MAX, `must hold at most ${ITEMS_MAX}`).default([]),
});

/** As people type it: in small letters, with spaces and hyphens. */
export const joinInSchema = z.strictObject({
  code: textIn(40)
    .transform((code) => code.toUpperCase().replaceAll(/[\s-]/g, ''))
    .refine((code) => code.length === CODE_LENGTH && [...code].every((letter) => CODE_LETTERS.includes(letter)), {
      error: `must be a code of ${CODE_LENGTH} letters and digits`,
    }),
});

const base64url = (most: number) => textIn(most).regex(/^[A-Za-z0-9_-]+={0,2}$/, 'must be base64url');
const credential = {
  id: base64url(1_400),
  rawId: base64url(1_400),
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
  clientExtensionResults: z.object({}).default({}),
};

/** A new passkey, as the browser made it. */
export const passkeyInSchema = z.strictObject({
  ...credential,
  response: z.strictObject({
    clientDataJSON: base64url(4_096),
    attestationObject: base64url(16_384),
    authenticatorData: base64url(8_192).optional(),
    transports: z.array(textIn(20)).max(10, 'must hold at most 10').default([]),
    publicKeyAlgorithm: z.int().optional(),
    publicKey: base64url(4_096).optional(),
  }),
});

/** The signature of a passkey, as the browser made it. */
export const signInSchema = z.strictObject({
  ...credential,
  response: z.strictObject({
    clientDataJSON: base64url(4_096),
    authenticatorData: base64url(8_192),
    signature: base64url(4_096),
    userHandle: base64url(128).optional(),
  }),
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
