import { z } from 'zod';
import { reasonSchema } from './comment-schema.ts';
import { idSchema } from './query-schema.ts';

const SPLIT_MAX_STORIES = 200;

const storyId = idSchema.transform((id) => id.toLowerCase());

/** The stories to move out of their storyline. */
export const splitSchema = z.strictObject({
  stories: z
    .array(storyId)
    .min(1, 'must name at least one story')
    .max(SPLIT_MAX_STORIES, `must name at most ${SPLIT_MAX_STORIES} stories`)
    .transform((ids) => [...new Set(ids)]),
  reason: reasonSchema,
});

/** The storyline to merge back into the one it was split from. */
export const rejoinSchema = z.strictObject({ storyline: storyId, reason: reasonSchema });

/** The story that is about another event. */
export const storylineReportSchema = z.strictObject({ storyId, reason: reasonSchema.optional() });
