import { z } from 'zod';
import type { ApiKeyMade, ApiKeyRotated, KeysAnswer } from '../../../shared/contract/key-shapes.ts';
import type { ListedPublisher, Publisher, PublisherRemoval } from '../../../shared/contract/publisher-shapes.ts';
import { SCOPES } from '../../../shared/domain/scope.ts';
import { id, instant, publisherRef } from './story-answers.ts';

/** Schemas of the answers about publishers and keys. */
export const publisher = z.strictObject({
  id,
  name: z.string(),
  url: z.string().nullable(),
  description: z.string().nullable(),
  createdAt: instant,
}) satisfies z.ZodType<Publisher>;

export const listedPublisher = publisher.extend({
  flashNeedsTwo: z.boolean().meta({ description: 'Whether each flash waits until somebody else has approved it' }),
  disabledAt: instant.nullable().meta({ description: 'Since when what it submits is refused' }),
  stories: z.int().meta({ description: 'Released and not retracted; at most 1,000 are counted' }),
  moreStories: z.boolean(),
  lastStoryAt: instant.nullable(),
  keys: z.int(),
  feeds: z.int(),
  webhooks: z.int(),
  coverages: z.int().meta({ description: 'Running live coverages' }),
}) satisfies z.ZodType<ListedPublisher>;

export const publishers = z.strictObject({ publishers: z.array(listedPublisher) });

export const publisherRemoval = z.strictObject({
  publisher: listedPublisher,
  stories: z.enum(['keep', 'takedown']),
  waiting: z.int().meta({ description: 'Submissions that are rejected' }),
  removed: z.boolean(),
}) satisfies z.ZodType<PublisherRemoval>;

export const keys = z.strictObject({
  keys: z.array(
    z.strictObject({
      id,
      name: z.string().nullable(),
      publisher: publisherRef,
      scopes: z.array(z.enum(SCOPES)),
      isPreset: z.boolean().meta({ description: 'The key of `NEWSWIRE_ADMIN_KEY`' }),
      createdAt: instant,
      lastUsedAt: instant.nullable().meta({ description: 'To the hour' }),
      revokedAt: instant.nullable(),
      expiresAt: instant.nullable(),
      replacedBy: id.nullable().meta({ description: 'The key that was made in its place' }),
    }),
  ),
}) satisfies z.ZodType<KeysAnswer>;

export const keyMade = z.strictObject({
  id,
  key: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  expiresAt: instant.nullable(),
}) satisfies z.ZodType<ApiKeyMade>;

export const keyRotated = keyMade.extend({
  replaces: z.strictObject({ id, worksUntil: instant }),
}) satisfies z.ZodType<ApiKeyRotated>;
