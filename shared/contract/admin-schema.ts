import { z } from 'zod';
import { isVisible } from '../domain/comment-text.ts';
import { SCOPES } from '../domain/scope.ts';
import { reasonSchema } from './comment-schema.ts';
import { addressIn, instantIn, trimmedIn } from './text-schema.ts';

/** The longest text, in characters, in which a publisher may describe itself. */
export const PUBLISHER_DESCRIPTION_MAX = 500;

const OVERLAP_HOURS = 24;
const OVERLAP_MAX_HOURS = 720;

const inFuture = instantIn().refine((at) => Date.parse(at) > Date.now(), 'must be in the future');

export const publisherInSchema = z.strictObject({
  name: trimmedIn(200).refine(isVisible, 'must not be blank'),
  url: addressIn().optional(),
  description: trimmedIn(PUBLISHER_DESCRIPTION_MAX).optional(),
});

/** A change of the given fields; an empty text removes one. */
export const publisherPatchSchema = z
  .strictObject({
    name: trimmedIn(200).refine(isVisible, 'must not be blank').optional(),
    url: addressIn().or(z.literal('')).optional(),
    description: trimmedIn(PUBLISHER_DESCRIPTION_MAX).optional(),
    /** False: what it submits is refused. */
    enabled: z.boolean().optional(),
    /** True: each flash waits until somebody else has approved it. */
    flashNeedsTwo: z.boolean().optional(),
  })
  .refine((patch) => Object.keys(patch).length > 0, 'must change something');

/** `DELETE /publishers/:id`: what becomes of its stories; everyone may read the reason of a takedown. */
export const publisherRemovalSchema = z
  .strictObject({
    stories: z.enum(['keep', 'takedown'], 'must be keep or takedown'),
    reason: reasonSchema.optional(),
    dryRun: z.boolean().default(false),
  })
  .refine(({ stories, reason }) => stories === 'keep' || reason !== undefined, {
    path: ['reason'],
    error: 'must say why the stories are taken down',
  });

export const keyInSchema = z.strictObject({
  name: trimmedIn(80).refine(isVisible, 'must not be blank').optional(),
  scopes: z.array(z.enum(SCOPES)).min(1, 'must name at least one scope').default(['publish']),
  /** Without it, the key works until it is revoked. */
  expiresAt: inFuture.optional(),
});

/** `POST /keys/:id/rotate`: for how long both keys work, and until when the new one does. */
export const rotationSchema = z.strictObject({
  overlapHours: z
    .int('must be a whole number')
    .min(0, 'must be at least 0')
    .max(OVERLAP_MAX_HOURS, `must be at most ${OVERLAP_MAX_HOURS}`)
    .default(OVERLAP_HOURS),
  expiresAt: inFuture.optional(),
});

export const keysQuerySchema = z.strictObject({ publisher: z.uuid('must be the id of a publisher').optional() });
