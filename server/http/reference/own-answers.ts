import { z } from 'zod';
import type { OwnDesk, OwnFeeds, Preview } from '../../../shared/contract/desk-schema.ts';
import type { FeedsFound } from '../../../shared/contract/feed-discovery.ts';
import type { Reach } from '../../../shared/contract/reach-shapes.ts';
import { SCOPES } from '../../../shared/domain/scope.ts';
import { PRIORITIES } from '../../../shared/domain/story.ts';
import { feed } from './admin-answers.ts';
import { id, instant, picture, storyCard } from './story-answers.ts';

/** Schemas of the answers to the publishers' desk. */
export const preview = z.strictObject({
  headline: z.string(),
  summary: z.string().nullable(),
  byline: z.string().nullable(),
  bodyHtml: z.string(),
  image: picture.nullable(),
}) satisfies z.ZodType<Preview>;

export const reach = z.strictObject({
  story: z.strictObject({
    topics: storyCard.shape.topics,
    section: z.string().nullable(),
    language: z.string().nullable(),
    priority: z.enum(PRIORITIES),
  }),
  readers: z.strictObject({
    columns: z.int().meta({ description: 'Columns and streams that match, of readers who are connected' }),
    filters: z.int().meta({ description: 'Distinct filters of theirs that match' }),
    servers: z.strictObject({ asked: z.int(), answered: z.int() }),
  }),
  notifications: z.strictObject({
    now: z.int(),
    later: z.int().meta({ description: 'After their quiet hours' }),
  }),
  alerts: z.int().meta({ description: 'Addresses: e-mail, ntfy and webhooks of readers' }),
  webhooks: z.int().meta({ description: 'Webhooks of publishers' }),
}) satisfies z.ZodType<Reach>;

export const ownDesk = z.strictObject({
  publisher: z.strictObject({ id, name: z.string(), url: z.string().nullable() }),
  scopes: z.array(z.enum(SCOPES)),
  person: z.string().nullable().meta({ description: 'The name of whoever has signed in, or of the key' }),
  figures: z.strictObject({ stories: z.int(), retracted: z.int(), comments: z.int(), held: z.int(), readers: z.int() }),
}) satisfies z.ZodType<OwnDesk>;

export const ownFeeds = z.strictObject({ feeds: z.array(feed) }) satisfies z.ZodType<OwnFeeds>;

export const feedsFound = z.strictObject({
  feeds: z.array(
    z.strictObject({
      url: z.string(),
      title: z.string().nullable(),
      format: z.enum(['rss', 'atom', 'rdf', 'json']),
      items: z.int(),
      newest: instant.nullable(),
      isKnown: z.boolean(),
    }),
  ),
}) satisfies z.ZodType<FeedsFound>;
