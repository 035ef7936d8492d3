import { z } from 'zod';
import { idSchema } from './query-schema.ts';
import { patternIn } from './text-schema.ts';

/** Corrections in one answer. */
const PAGE_MAX = 500;
/** Revisions of stories in one request. */
const READINGS_MAX = 50;
const REVISION_MAX = 1_000_000;

export const correctionsQuerySchema = z.strictObject({
  after: patternIn(/^[a-z0-9]{1,32}\.\d{1,16}$/, 'must be the `position` of an earlier answer').optional(),
  limit: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(PAGE_MAX, `must be at most ${PAGE_MAX}`)
    .default(PAGE_MAX),
});

const revisionsOfStories = z
  .array(
    z.strictObject({
      id: idSchema.transform((id) => id.toLowerCase()),
      revision: z.int('must be a whole number').min(1, 'must be at least 1').max(REVISION_MAX, 'is too large'),
    }),
  )
  .max(READINGS_MAX, `must name at most ${READINGS_MAX} stories`)
  .default([]);

/** Revisions that somebody has opened for the first time, and corrections that somebody who had read an older one has. */
export const readingsSchema = z.strictObject({ opened: revisionsOfStories, informed: revisionsOfStories });

export type ReadingsIn = z.output<typeof readingsSchema>;
