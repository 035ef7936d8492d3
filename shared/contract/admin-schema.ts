import { z } from 'zod';
import { isVisible } from '../domain/comment-text.ts';
import { SCOPES } from '../domain/scope.ts';
import { addressIn, trimmedIn } from './text-schema.ts';

/** The longest text, in characters, in which a publisher may describe itself. */
export const PUBLISHER_DESCRIPTION_MAX = 500;

export const publisherInSchema = z.strictObject({
  name: trimmedIn(200).refine(isVisible, 'must not be blank'),
  url: addressIn().optional(),
  description: trimmedIn(PUBLISHER_DESCRIPTION_MAX).optional(),
});

export const keyInSchema = z.strictObject({
  name: trimmedIn(80).refine(isVisible, 'must not be blank').optional(),
  scopes: z.array(z.enum(SCOPES)).min(1, 'must name at least one scope').default(['publish']),
});

export const keysQuerySchema = z.strictObject({ publisher: z.uuid('must be the id of a publisher').optional() });
