import { z } from 'zod';
import type {
  JoinCode,
  ReaderAnswer,
  ReaderExport,
  ReaderShape,
  SyncAnswer,
} from '../../../shared/contract/reader-shapes.ts';
import { COLLECTION_NAMES } from '../../../shared/domain/sync/item.ts';
import { id, instant } from './story-answers.ts';

/** Schemas of the answers to readers with several devices. */
const readerFields = {
  createdAt: instant,
  devices: z.array(z.strictObject({ id, name: z.string(), createdAt: instant, seenAt: instant, current: z.boolean() })),
  passkeys: z.array(
    z.strictObject({ id: z.string(), name: z.string(), createdAt: instant, usedAt: instant.nullable() }),
  ),
  commenter: z.strictObject({ id, name: z.string() }).nullable(),
  items: z.int(),
  bytes: z.int(),
  bytesMax: z.int(),
};

export const readerAnswer = z.strictObject({
  reader: (z.strictObject(readerFields) satisfies z.ZodType<ReaderShape>).nullable(),
}) satisfies z.ZodType<ReaderAnswer>;

export const syncAnswer = z.strictObject({
  wire: z.string().meta({ description: 'With another one, send everything again' }),
  version: z.int(),
  now: z.int().meta({ description: "The server's time, in milliseconds since 1970" }),
  whole: z.boolean().meta({ description: 'Whether the items are all that there are' }),
  items: z.array(
    z.strictObject({
      collection: z.enum(COLLECTION_NAMES),
      id: z.string(),
      value: z.string().nullable().meta({ description: 'JSON; null once it is deleted' }),
      clock: z.string(),
    }),
  ),
  ticket: z.string().meta({ description: 'For `attach`, within an hour' }),
}) satisfies z.ZodType<SyncAnswer>;

export const joinCode = z.strictObject({ code: z.string(), expiresAt: instant }) satisfies z.ZodType<JoinCode>;

export const readerExport = z.strictObject({
  ...readerFields,
  exportedAt: instant,
  content: z.array(z.strictObject({ collection: z.string(), id: z.string(), value: z.unknown(), writtenAt: instant })),
}) satisfies z.ZodType<ReaderExport>;

export const joined = z.strictObject({ joined: z.literal(true) });
export const passkeyMade = z.strictObject({ id: z.string() });
/** As WebAuthn defines them. */
export const webAuthnOptions = z.looseObject({ challenge: z.string() });
