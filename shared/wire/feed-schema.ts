import { z } from 'zod';
import { isVisible } from '../domain/comment-text.ts';
import { SECTIONS } from '../domain/story.ts';
import { topicSlug } from '../domain/topic.ts';
import { addressIn, textIn, trimmedIn } from './text-schema.ts';

const INTERVAL_MIN_SECONDS = 10;
const INTERVAL_MAX_SECONDS = 30 * 24 * 3_600;

const feedUrl = addressIn()
  .refine((url) => !URL.canParse(url) || new URL(url).username === '', 'must not hold a user name or password')
  .transform((url) => new URL(url).href);

const fields = {
  /** A publisher's id or name; a name that is new makes a publisher. */
  publisher: trimmedIn(200).refine(isVisible, 'must not be blank'),
  section: z.enum(SECTIONS),
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
});

/** A change to a feed: the fields that change; null empties an optional one. */
export const feedPatchSchema = z
  .strictObject({
    url: feedUrl.optional(),
    publisher: fields.publisher.optional(),
    section: fields.section.nullable().optional(),
    topics: fields.topics.optional(),
    intervalSeconds: fields.intervalSeconds.nullable().optional(),
    enabled: z.boolean().optional(),
  })
  .refine((patch) => Object.keys(patch).length > 0, 'must change at least one field');
