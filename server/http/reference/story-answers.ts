import { z } from 'zod';
import { PRIORITIES, SECTIONS, type Story, type StoryCard, type Storyline } from '../../../shared/domain/story.ts';
import type {
  RejoinAnswer,
  RevisionsAnswer,
  SplitAnswer,
  StoriesPage,
  StoryCount,
  StorylineAnswer,
  StorylineReportsAnswer,
  TopicsAnswer,
  TrendingAnswer,
} from '../../../shared/wire/http-shapes.ts';

/** What is answered about stories, as schemas: they describe the answers, and a test holds real answers to them. */
export const instant = z.iso.datetime().meta({ description: 'ISO 8601, in UTC' });
const position = z.string().meta({ description: 'A place on the wire; keep it without looking inside' });
export const id = z.uuid();
const publisherRef = z.strictObject({ id, name: z.string() });

export const storylineOfCard = z.strictObject({ id, stories: z.int(), publishers: z.int() });

const cardFields = {
  id,
  seq: z.int().meta({ description: 'Its place in lists; corrections keep it' }),
  revision: z.int(),
  headline: z.string(),
  summary: z.string().nullable(),
  url: z.string().nullable(),
  publisher: publisherRef,
  byline: z.string().nullable(),
  topics: z.array(z.strictObject({ slug: z.string(), label: z.string() })),
  section: z.enum(SECTIONS).nullable(),
  language: z.string().nullable(),
  imageUrl: z.string().nullable(),
  priority: z.enum(PRIORITIES),
  publishedAt: instant,
  releasedAt: instant,
  storyline: storylineOfCard,
  comments: z.int(),
  retracted: z.strictObject({ at: instant, reason: z.string() }).exactOptional(),
  excerpt: z.string().exactOptional(),
};

export const storyCard = z.strictObject(cardFields) satisfies z.ZodType<StoryCard>;

export const story = z.strictObject({
  ...cardFields,
  bodyHtml: z.string().meta({ description: 'Sanitised: safe to show as it is' }),
  correctedAt: instant.nullable(),
  copyOf: z.strictObject({ id, publisher: publisherRef }).exactOptional(),
  alsoIn: z.array(z.strictObject({ id, publisher: publisherRef, url: z.string().nullable() })),
}) satisfies z.ZodType<Story>;

export const storiesPage = z.strictObject({
  stories: z.array(storyCard),
  position,
  next: z.string().nullable().meta({ description: 'Hand it back as `before`; null at the end' }),
}) satisfies z.ZodType<StoriesPage>;

export const storyCount = z.strictObject({
  stories: z.int(),
  more: z.boolean(),
  headlines: z.array(z.string()),
}) satisfies z.ZodType<StoryCount>;

export const revisions = z.strictObject({
  revisions: z.array(
    z.strictObject({
      revision: z.int(),
      at: instant,
      headline: z.string(),
      summary: z.string().nullable(),
      bodyHtml: z.string(),
      retractionReason: z.string().nullable(),
    }),
  ),
  next: z.string().nullable(),
}) satisfies z.ZodType<RevisionsAnswer>;

const storyline = z.strictObject({
  id,
  headline: z.string(),
  leadStoryId: id,
  stories: z.int(),
  publishers: z.int(),
}) satisfies z.ZodType<Storyline>;

const because = z
  .strictObject({ storyId: id, isCopy: z.boolean(), names: z.array(z.string()), words: z.array(z.string()) })
  .nullable();

export const fullCoverage = z.strictObject({
  storyline,
  stories: z.array(z.strictObject({ ...cardFields, because })),
}) satisfies z.ZodType<StorylineAnswer>;

export const topics = z.strictObject({
  topics: z.array(z.strictObject({ slug: z.string(), label: z.string(), stories: z.int() })),
}) satisfies z.ZodType<TopicsAnswer>;

export const trending = z.strictObject({
  topics: z.array(
    z.strictObject({
      slug: z.string(),
      label: z.string(),
      score: z.number(),
      stories: z.int(),
      publishers: z.int(),
      rise: z.number(),
      sparkline: z.array(z.number()),
      story: z.strictObject({ id, headline: z.string() }),
    }),
  ),
}) satisfies z.ZodType<TrendingAnswer>;

export const splitAnswer = z.strictObject({
  from: storylineOfCard,
  to: storylineOfCard,
}) satisfies z.ZodType<SplitAnswer>;

export const rejoinAnswer = z.strictObject({ storyline: storylineOfCard }) satisfies z.ZodType<RejoinAnswer>;

export const storylineReports = z.strictObject({
  reports: z.array(
    z.strictObject({
      storyline,
      story: z.strictObject({ id, headline: z.string(), publisher: publisherRef, because }),
      reports: z.int(),
      reasons: z.array(z.string()),
      firstAt: instant,
    }),
  ),
}) satisfies z.ZodType<StorylineReportsAnswer>;
