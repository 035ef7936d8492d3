import { z } from 'zod';
import type {
  CoverageAnswer,
  CoveragePage,
  CoveragesPage,
  PostAnswer,
  RunningCoverage,
} from '../../../shared/contract/coverage-shapes.ts';
import type { Coverage, CoveragePost, KeyEvent } from '../../../shared/domain/coverage.ts';
import { id, imageFrame, instant, picture, publisherRef } from './story-answers.ts';

/** Schemas of the answers about live coverages. */
export const coverage = z.strictObject({
  id,
  publisher: publisherRef,
  revision: z.int(),
  title: z.string(),
  summary: z.string().nullable(),
  keyPoints: z.array(z.string()),
  authors: z.array(z.string()),
  language: z.string().nullable(),
  startsAt: instant,
  endsAt: instant.nullable(),
  endedAt: instant.nullable().meta({ description: 'When it ended and became an archive' }),
  changedAt: instant,
  posts: z.int().meta({ description: 'Without retracted ones' }),
}) satisfies z.ZodType<Coverage>;

export const post = z.strictObject({
  id,
  coverageId: id,
  no: z.int().meta({ description: 'Its place in the coverage: 1, 2, 3' }),
  revision: z.int(),
  title: z.string().nullable(),
  text: z.string().nullable().meta({ description: 'Plain text; an empty line separates paragraphs' }),
  picture: z
    .strictObject({
      ...imageFrame.shape,
      url: z.string(),
      alt: z.string(),
      caption: z.string().exactOptional(),
      credit: z.string().exactOptional(),
      shown: picture.exactOptional(),
      sources: z.string().exactOptional().meta({ description: 'Its `srcset`' }),
    })
    .nullable(),
  link: z.strictObject({ url: z.string(), title: z.string(), description: z.string().exactOptional() }).nullable(),
  quote: z
    .strictObject({ text: z.string(), source: z.string().exactOptional(), url: z.string().exactOptional() })
    .nullable(),
  authors: z.array(z.string()),
  keyEvent: z.boolean(),
  correction: z.boolean(),
  pinned: z.boolean(),
  at: instant,
  editedAt: instant.nullable(),
  retracted: z.strictObject({ at: instant, reason: z.string() }).nullable(),
}) satisfies z.ZodType<CoveragePost>;

const keyEvent = z.strictObject({
  postId: id,
  no: z.int(),
  title: z.string(),
  at: instant,
}) satisfies z.ZodType<KeyEvent>;

export const coverageAnswer = z.strictObject({ coverage }) satisfies z.ZodType<CoverageAnswer>;
export const postAnswer = z.strictObject({ post }) satisfies z.ZodType<PostAnswer>;

export const runningMessage = z.strictObject({
  coverages: z.array(coverage.pick({ id: true, title: true, language: true })),
}) satisfies z.ZodType<{ coverages: RunningCoverage[] }>;

export const coveragesPage = z.strictObject({
  coverages: z.array(coverage),
  next: z.string().nullable(),
}) satisfies z.ZodType<CoveragesPage>;

export const coveragePage = z.strictObject({
  coverage,
  posts: z.array(post),
  pinned: z.array(post),
  keyEvents: z.array(keyEvent),
  position: z.string(),
  next: z.string().nullable(),
}) satisfies z.ZodType<CoveragePage>;
