import { z } from 'zod';
import type {
  FirstReport,
  RejoinAnswer,
  SplitAnswer,
  StorylineAnswer,
  StorylineReportsAnswer,
} from '../../../shared/contract/http-shapes.ts';
import type { StorylineNewsAnswer } from '../../../shared/contract/storyline-shapes.ts';
import type { Storyline } from '../../../shared/domain/story.ts';
import { cardFields, id, independent, instant, publisherRef, storylineOfCard } from './story-answers.ts';

/** Schemas of the answers about storylines; a test checks real answers against them. */
const storyline = z.strictObject({
  id,
  headline: z.string(),
  leadStoryId: id,
  stories: z.int(),
  publishers: z.int(),
  independent,
}) satisfies z.ZodType<Storyline>;

const because = z
  .strictObject({ storyId: id, isCopy: z.boolean(), names: z.array(z.string()), words: z.array(z.string()) })
  .nullable();

const firstReport = z.strictObject({
  storyId: id,
  publisher: publisherRef,
  at: instant,
  aheadSeconds: z.int().nullable().meta({
    description: 'Seconds before the first report by another publisher, as released; null while there is none',
  }),
  aheadOf: z.strictObject({ storyId: id, publisher: publisherRef }).nullable(),
}) satisfies z.ZodType<FirstReport>;

export const fullCoverage = z.strictObject({
  storyline,
  first: firstReport.exactOptional(),
  stories: z.array(z.strictObject({ ...cardFields, because })),
}) satisfies z.ZodType<StorylineAnswer>;

export const storylineNews = z.strictObject({
  id,
  reports: z.int(),
  news: z.array(
    z.strictObject({
      storyId: id,
      publisher: publisherRef,
      language: z.string().nullable(),
      sentences: z.array(
        z.strictObject({
          text: z.string(),
          marks: z.array(z.tuple([z.int(), z.int()])).meta({ description: 'Start and end of each, in UTF-16 units' }),
        }),
      ),
    }),
  ),
}) satisfies z.ZodType<StorylineNewsAnswer>;

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
