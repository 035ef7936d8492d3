import { z } from 'zod';
import { isVisible, tidyCommentText } from '../domain/comment-text.ts';
import { KEY_POINTS_MAX } from '../domain/coverage.ts';
import { imageIn, imageTexts } from './image-schema.ts';
import { idSchema } from './query-schema.ts';
import { languageTag, retractionSchema } from './story-schema.ts';
import { httpUrl, instantIn, lineIn, patternIn, textIn } from './text-schema.ts';

const POST_MAX_CHARACTERS = 10_000;
const AUTHORS_MAX = 20;
const PAGE_MAX = 50;

const authors = z.array(lineIn(120)).max(AUTHORS_MAX, `must hold at most ${AUTHORS_MAX} authors`);
const moment = instantIn().transform((at) => new Date(at));
const prose = (most: number) => textIn(most).transform(tidyCommentText).refine(isVisible, 'must not be blank');

const coverageFields = {
  title: lineIn(300),
  summary: prose(2_000),
  keyPoints: z.array(lineIn(500)).max(KEY_POINTS_MAX, `must hold at most ${KEY_POINTS_MAX} key points`),
  authors,
  language: languageTag,
  startsAt: moment,
  endsAt: moment,
};

/** A live coverage as its publisher begins it. */
export const coverageInSchema = z.strictObject({
  externalId: lineIn(500).optional(),
  title: coverageFields.title,
  summary: coverageFields.summary.nullish(),
  keyPoints: coverageFields.keyPoints.optional(),
  authors: coverageFields.authors.optional(),
  language: coverageFields.language.nullish(),
  startsAt: coverageFields.startsAt.optional(),
  endsAt: coverageFields.endsAt.nullish(),
});
export type CoverageIn = z.output<typeof coverageInSchema>;

/** What changes of a coverage; null clears an optional field. */
export const coveragePatchSchema = coverageInSchema
  .omit({ externalId: true })
  .partial()
  .refine((patch) => Object.keys(patch).length > 0, 'must change at least one field');
export type CoveragePatch = z.output<typeof coveragePatchSchema>;

const postFields = {
  title: lineIn(300),
  text: prose(POST_MAX_CHARACTERS),
  picture: imageIn.extend({ alt: imageTexts.alt }),
  link: z.strictObject({ url: httpUrl, title: lineIn(300), description: lineIn(1_000).optional() }),
  quote: z.strictObject({ text: prose(2_000), source: lineIn(300).optional(), url: httpUrl.optional() }),
};

/** A post as its publisher writes it: a text, a picture, a link, a quote, or several of these. */
export const postInSchema = z.strictObject({
  externalId: lineIn(500).optional(),
  title: postFields.title.nullish(),
  text: postFields.text.nullish(),
  picture: postFields.picture.nullish(),
  link: postFields.link.nullish(),
  quote: postFields.quote.nullish(),
  authors: authors.optional(),
  keyEvent: z.boolean().optional(),
  correction: z.boolean().optional(),
  pinned: z.boolean().optional(),
});
export type PostIn = z.output<typeof postInSchema>;

/** What changes of a post; null clears a field. */
export const postPatchSchema = postInSchema
  .omit({ externalId: true, pinned: true })
  .refine((patch) => Object.keys(patch).length > 0, 'must change at least one field');
export type PostPatch = z.output<typeof postPatchSchema>;

/** Why a post is retracted; readers see it in its place. */
export const postRetractionSchema = retractionSchema;

const limit = (usual: number) =>
  z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(PAGE_MAX, `must be at most ${PAGE_MAX}`)
    .default(usual);

export const coveragesQuerySchema = z.strictObject({
  status: z.enum(['live', 'ended']).optional(),
  publisher: idSchema.optional(),
  before: idSchema.optional(),
  limit: limit(20),
});

/** A page of `/live`: behind this coverage, among those that run or those that have ended. */
export const coverageListQuerySchema = z.object({
  status: z.enum(['live', 'ended']).default('live'),
  before: idSchema.optional(),
});

/** A page of posts: from the number `from` on, from the post `post` on, or from the beginning of the order. */
export const coverageQuerySchema = z
  .strictObject({
    order: z.enum(['newest', 'oldest']).default('newest'),
    from: patternIn(/^\d{1,9}$/, 'must be the `next` of an earlier page')
      .transform(Number)
      .optional(),
    post: idSchema.optional(),
    limit: limit(20),
  })
  .refine(({ from, post }) => from === undefined || post === undefined, {
    path: ['post'],
    error: 'cannot be given together with `from`',
  });
export type CoverageQuery = z.output<typeof coverageQuerySchema>;

export const coverageStreamQuerySchema = z.strictObject({ since: textIn(64, 'must be a position').optional() });
