import { z } from 'zod';
import { TAKEDOWN_PLACES, type TakedownAnswer, type TakedownPlan } from '../../../shared/contract/takedown-schema.ts';
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
