import { z } from 'zod';
import {
  type CoverageTakedownAnswer,
  type CoverageTakedownPlan,
  TAKEDOWN_PLACES,
  type TakedownAnswer,
  type TakedownPlan,
} from '../../../shared/contract/takedown-schema.ts';
import { id, instant } from './story-answers.ts';

const publisher = z.strictObject({ id, name: z.string() });

/** Schemas of the answers to a takedown. */
export const takedown = z.strictObject({
  storyId: id,
  reason: z.string(),
  at: instant,
  removedAt: instant.nullable(),
  finishedAt: instant.nullable(),
}) satisfies z.ZodType<TakedownAnswer>;

export const takedownPlan = z.strictObject({
  storyId: id,
  headline: z.string(),
  publisher,
  found: z.record(z.enum(TAKEDOWN_PLACES), z.int()),
  copies: z.array(z.strictObject({ id, publisher })),
}) satisfies z.ZodType<TakedownPlan>;

export const coverageTakedown = takedown
  .omit({ storyId: true })
  .extend({ coverageId: id }) satisfies z.ZodType<CoverageTakedownAnswer>;

export const coverageTakedownPlan = z.strictObject({
  coverageId: id,
  title: z.string(),
  publisher,
  found: z.strictObject({ posts: z.int(), events: z.int(), pictures: z.int() }),
}) satisfies z.ZodType<CoverageTakedownPlan>;
