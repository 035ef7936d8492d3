import { z } from 'zod';
import { reasonSchema } from './comment-schema.ts';
import { idSchema } from './query-schema.ts';

const SPLIT_MAX_STORIES = 200;

const storyId = idSchema.transform((id) => id.toLowerCase());

/** Which stories are to leave their storyline. */
export const splitSchema = z.strictObject({
  stories: z
    .array(storyId)
    .min(1, 'must name at least one story')
    .max(SPLIT_MAX_STORIES, `must name at most ${SPLIT_MAX_STORIES} stories`)
    .transform((ids) => [...new Set(ids)]),
  reason: reasonSchema,
});

/** Which storyline is to be put back into the one that it was split from. */
export const rejoinSchema = z.strictObject({ storyline: storyId, reason: reasonSchema });

/** Which story is about another event. */
export const storylineReportSchema = z.strictObject({ storyId, reason: reasonSchema.optional() });
