import { z } from 'zod';
import { isVisible } from '../domain/comment-text.ts';
import { topicSlug } from '../domain/topic.ts';
import {
  feedCredentialsPatchSchema,
  feedCredentialsSchema,
  feedOptionsPatchSchema,
  feedOptionsSchema,
} from './feed-options.ts';
import { sectionSlug } from './section-schema.ts';
import { addressIn, textIn, trimmedIn } from './text-schema.ts';

/** `feed:` before the longest address. */
const ADDRESS_MAX = 2_060;
const INTERVAL_MIN_SECONDS = 10;
const INTERVAL_MAX_SECONDS = 30 * 24 * 3_600;

/** Browsers once wrote `feed://host/path` and `feed:https://host/path` on links to feeds. */
const FEED_SCHEME = /^feed:(?:\/\/(?!https?:))?(?=\S)/i;

const feedUrl = trimmedIn(ADDRESS_MAX)
  .transform((url) => url.replace(FEED_SCHEME, (scheme) => (scheme.endsWith('//') ? 'https://' : '')))
  .pipe(
    addressIn()
      .refine(
        (url) => !URL.canParse(url) || new URL(url).username + new URL(url).password === '',
        'must not hold a user name or password: they belong into `credentials`',
      )
      .transform((url) => new URL(url).href),
  );

const fields = {
  /** A publisher's id or name; a new name adds a publisher. */
  publisher: trimmedIn(200).refine(isVisible, 'must not be blank'),
  section: sectionSlug,
  topics: z
    .array(textIn(80).refine((label) => topicSlug(label) !== '', 'must contain a letter or a digit'))
    .max(10, 'must hold at most 10 topics'),
  intervalSeconds: z
    .int('must be a whole number')
    .min(INTERVAL_MIN_SECONDS, `must be at least ${INTERVAL_MIN_SECONDS}`)
    .max(INTERVAL_MAX_SECONDS, `must be at most ${INTERVAL_MAX_SECONDS.toLocaleString('en')}`),
};

/** A feed to poll. */
export const feedInSchema = z.strictObject({
  url: feedUrl,
  publisher: fields.publisher.optional(),
  section: fields.section.optional(),
  topics: fields.topics.optional(),
  intervalSeconds: fields.intervalSeconds.optional(),
  /** False: kept, but not fetched. */
  enabled: z.boolean().optional(),
  options: feedOptionsSchema.optional(),
  credentials: feedCredentialsSchema.optional(),
});

/** A feed that a publisher adds for itself. */
export const ownFeedInSchema = feedInSchema.pick({ url: true, section: true, topics: true });

/** A change to a feed: the fields to change; null clears an optional one. */
export const feedPatchSchema = z
  .strictObject({
    url: feedUrl.optional(),
    publisher: fields.publisher.optional(),
    section: fields.section.nullable().optional(),
    topics: fields.topics.optional(),
    intervalSeconds: fields.intervalSeconds.nullable().optional(),
    enabled: z.boolean().optional(),
    options: feedOptionsPatchSchema.optional(),
    credentials: feedCredentialsPatchSchema.optional(),
  })
  .refine((patch) => Object.keys(patch).length > 0, 'must change at least one field');
