import { z } from 'zod';
import { storyInSchema } from './story-schema.ts';
import { textIn } from './text-schema.ts';

const SEARCHED_MAX = 50;
const EVENTS_MAX = 100;
/** Clients give up on a tool after a minute, some earlier. */
const WAIT_MAX_SECONDS = 25;

const query = textIn(1_000).describe(
  'A query: words in any form, "phrases", OR, -word, topic:, publisher:, section:, lang:, priority:, since:, until:',
);

/** What each tool takes; the API checks the values again by its own rules. */
export const searchStoriesSchema = z.strictObject({
  query: query.optional(),
  sort: z.enum(['latest', 'top']).default('latest').describe('`top`: most covered by independent publishers'),
  limit: z.int().min(1).max(SEARCHED_MAX).default(10),
  before: textIn(20).optional().describe('The `next` of an earlier page'),
});

export const readStorySchema = z.strictObject({ id: z.uuid().describe('The id of a story') });

export const readStorylineSchema = z.strictObject({ id: z.uuid().describe('The id of a storyline') });

export const nothingSchema = z.strictObject({});

export const whatsNewSchema = z.strictObject({
  position: textIn(64).optional().describe('The `position` of an earlier answer'),
  query: query.optional(),
  limit: z.int().min(1).max(EVENTS_MAX).default(50),
  waitSeconds: z.int().min(0).max(WAIT_MAX_SECONDS).default(0),
});

const { headline, summary, body, topics, section, language, url, priority, embargoUntil, externalId } =
  storyInSchema.shape;

export const publishStorySchema = z.strictObject({
  ...{ headline, summary, topics, section, language, url, priority, embargoUntil, externalId },
  body: body.describe('The text, in Markdown'),
});
